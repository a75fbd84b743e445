-- Registered voters by location, age band, gender and nationality, kept by registration itself in the transaction that
-- adds the voters: at every commit, in each location,
--   sum(group_voters) = registered_voters = rows in voters.
--
-- Each run of thousands of voters adds to nearly every group of every location. Rows of their own would cost it a
-- twelfth of its time; so a location's counts stand in one array, in the row that the run writes anyway, and
-- `voter_groups` tells which element is whose. The view `registered_by_group` puts them together.

create table voter_groups (
  -- The place in `group_voters`, from 1 up without gaps.
  group_id    integer primary key,
  -- As in tally_by_demographic; who is below the voting age is in the band from 0 up to it.
  age_band    text not null,
  gender      text not null,
  nationality text not null,
  unique (age_band, gender, nationality)
);

alter table locations add column group_voters bigint[] not null default '{}';

create temporary table found_groups on commit drop as
select v.location, coalesce(b.label, y.label) as age_band, v.gender, v.nationality, count(*) as voters
from voters v
cross join (
  select '0–' || (min((band ->> 'from')::integer) - 1) as label
  from election, jsonb_array_elements(scenario -> 'age_bands') as band
) y
left join (
  select (band ->> 'from')::integer as first, (band ->> 'to')::integer as last,
         case when band ->> 'to' is null then (band ->> 'from') || '+'
              else (band ->> 'from') || '–' || (band ->> 'to') end as label
  from election, jsonb_array_elements(scenario -> 'age_bands') as band
) b on v.registered_age >= b.first and (b.last is null or v.registered_age <= b.last)
group by 1, 2, 3, 4;

insert into voter_groups (group_id, age_band, gender, nationality)
select row_number() over (order by age_band, gender, nationality), age_band, gender, nationality
from (select distinct age_band, gender, nationality from found_groups) f;

update locations l set group_voters = f.voters
from (
  select location, array_agg(coalesce(f.voters, 0) order by group_id) as voters
  from (select distinct location from found_groups) l
  cross join voter_groups g
  left join found_groups f using (location, age_band, gender, nationality)
  group by location
) f
where l.location = f.location;

create view registered_by_group as
select l.location, g.age_band, g.gender, g.nationality, c.voters as registered_voters
from locations l
cross join unnest(l.group_voters) with ordinality as c (voters, group_id)
join voter_groups g using (group_id)
where c.voters > 0
order by 1, 2, 3, 4;
