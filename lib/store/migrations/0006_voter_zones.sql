-- What a stretch of the registry holds, so that a page of few voters leaves out the stretches that have none of them:
-- a zone map. A zone is all voters with the same number, in thousands, in the first 48 bits of voter_id. Registration
-- adds to it in the transaction that adds the voters: at every commit each voter's cell is set in the voter's zone.

create table voter_zones (
  -- The least and the greatest identifiers that a voter of the zone may have.
  first_voter uuid primary key,
  last_voter  uuid not null,
  -- A bit for each location, age band and gender (see lib/election/voter_cells.ts): set where the zone may have such
  -- voters, clear where it has none.
  cells       bit varying not null
);

insert into voter_zones (first_voter, last_voter, cells)
with sizes as materialized (
  select jsonb_array_length(scenario -> 'locations') as locations,
         jsonb_array_length(scenario -> 'age_bands') as bands,
         jsonb_array_length(scenario -> 'genders') as genders
  from election
), size as materialized (
  select (locations + 1) * (bands + 1) * (genders + 1) as cells from sizes
), bits as materialized (
  select l.code ->> 'code' as location, age as registered_age, g.code ->> 'code' as gender,
         set_bit(repeat('0', size.cells)::bit varying,
                 (((l.place - 1) * (bands + 1) + coalesce(b.place, 0)) * (genders + 1) + g.place - 1)::integer,
                 1) as cell
  from election, sizes, size, generate_series(0, 150) as age
  cross join jsonb_array_elements(scenario -> 'locations') with ordinality l (code, place)
  cross join jsonb_array_elements(scenario -> 'genders') with ordinality g (code, place)
  left join lateral (
    select place from jsonb_array_elements(scenario -> 'age_bands') with ordinality a (band, place)
    where age >= (band ->> 'from')::integer and (band ->> 'to' is null or age <= (band ->> 'to')::integer)
    order by place limit 1
  ) b on true
), zones as materialized (
  -- Who has no cell of their own may have any.
  select number / 1000 * 1000 as begin,
         bit_or(coalesce(cell, repeat('1', (select cells from size))::bit varying)) as cells
  from (
    select ('x' || left(voter_id::text, 8) || substr(voter_id::text, 10, 4))::bit(48)::bigint as number,
           location, registered_age, gender
    from voters
  ) v
  left join bits using (location, registered_age, gender)
  group by 1
)
select (lpad(to_hex(begin), 12, '0') || repeat('0', 20))::uuid,
       (lpad(to_hex(least(begin + 999, 281474976710655)), 12, '0') || repeat('f', 20))::uuid, cells
from zones;
