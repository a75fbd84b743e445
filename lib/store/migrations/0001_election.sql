-- The registry, the ballot book and the tallies.
--
-- A ballot's way through: votes_topic -> votes (it counted) or rejected_votes (it did not, and why).
-- One transaction moves a batch's ballots, rejections, tallies and consumed offsets together, so at
-- every commit
--   sum(tally_by_candidate) = sum(tally_by_location) = sum(tally_by_demographic) = rows in votes
--   rows in votes + rows in rejected_votes = messages before consumed_offsets.next_offset.
--
-- Tallies are kept by partition: aggregators that hold different partitions never wait for each other.

create table election (
  only_one   boolean primary key default true check (only_one),
  scenario   jsonb not null,
  seed       bigint not null,
  voters     integer not null check (voters > 0),
  begun_at   timestamptz not null default now(),
  -- Ballots that reach the broker later do not count; null while the poll is open.
  closes_at  timestamptz
);

create table candidates (
  candidate_id      text primary key,
  candidate_name    text not null,
  party_affiliation text not null,
  biography         text not null,
  campaign_platform text not null,
  photo_url         text not null
);

create table locations (
  location          text primary key,
  name              text not null,
  registered_voters bigint not null default 0
);

-- No foreign key on location: it would be looked up once for each voter, and counting each run of voters
-- in `locations` finds an unknown one at once.
create table voters (
  voter_id            uuid primary key,
  voter_name          text not null,
  date_of_birth       date not null,
  gender              text not null,
  nationality         text not null,
  registration_number text not null unique,
  address_street      text not null,
  address_city        text not null,
  address_state       text not null,
  address_country     text not null,
  address_postcode    text not null,
  location            text not null,
  email               text not null,
  phone_number        text not null,
  picture             text not null,
  registered_age      integer not null
);

-- The electorate is registered in runs of consecutive voters. A producer holds a run's row lock while
-- it registers and publishes it, so several producers share the work and a dead one's run goes on.
create table registration_runs (
  first_voter integer primary key,
  voters      integer not null check (voters > 0),
  published   boolean not null default false
);
create index registration_runs_open on registration_runs (first_voter) where not published;

-- No foreign keys: every ballot was joined with the registry before it came here.
create table votes (
  voter_id     uuid primary key,
  candidate_id text not null,
  location     text not null,
  voting_time  timestamptz not null,
  source       text not null,
  partition    integer not null,
  "offset"     bigint not null
);

create table rejected_votes (
  partition     integer not null,
  "offset"      bigint not null,
  reason        text not null check (reason in (
    'duplicate', 'unknown_voter', 'unknown_candidate', 'under_age', 'poll_closed', 'malformed')),
  -- As received; of a very large message the first part (the whole stays in votes_topic).
  key           bytea,
  message       bytea,
  message_bytes integer not null,
  rejected_at   timestamptz not null default now(),
  primary key (partition, "offset")
);

create table tally_by_candidate (
  partition    integer not null,
  candidate_id text not null,
  votes        bigint not null,
  primary key (partition, candidate_id)
);

create table tally_by_location (
  partition    integer not null,
  location     text not null,
  candidate_id text not null,
  votes        bigint not null,
  primary key (partition, location, candidate_id)
);

create table tally_by_demographic (
  partition    integer not null,
  age_band     text not null,
  gender       text not null,
  candidate_id text not null,
  votes        bigint not null,
  primary key (partition, age_band, gender, candidate_id)
);

create table consumed_offsets (
  partition   integer primary key,
  next_offset bigint not null,
  votes       bigint not null default 0,
  rejected    bigint not null default 0
);

-- What Power BI, Grafana or psql connect to.

create view results_by_candidate as
select c.candidate_id, c.candidate_name, c.party_affiliation,
       coalesce(t.votes, 0)::bigint as total_votes,
       coalesce(t.votes / nullif(sum(t.votes) over (), 0), 0)::double precision as share
from candidates c
left join (select candidate_id, sum(votes) as votes from tally_by_candidate group by 1) t
  using (candidate_id)
order by total_votes desc, candidate_id;

create view turnout_by_location as
select l.location, l.name, l.registered_voters,
       coalesce(t.votes, 0)::bigint as total_votes,
       coalesce(t.votes / nullif(l.registered_voters, 0), 0)::double precision as turnout,
       (select b.candidate_id from tally_by_location b where b.location = l.location
        group by b.candidate_id order by sum(b.votes) desc, b.candidate_id limit 1)
         as leading_candidate_id
from locations l
left join (select location, sum(votes) as votes from tally_by_location group by 1) t
  using (location)
order by l.location;

create view votes_by_location_and_candidate as
select location, candidate_id, sum(votes)::bigint as total_votes
from tally_by_location group by 1, 2 order by 1, 2;

create view votes_by_demographic as
select age_band, gender, candidate_id, sum(votes)::bigint as total_votes
from tally_by_demographic group by 1, 2, 3 order by 1, 2, 3;

-- `version` grows with every registration and with every message consumed, and with nothing else.
create view totals as
select r.registered_voters, o.votes, o.rejected,
       (r.registered_voters + o.consumed)::bigint as version
from (select coalesce(sum(registered_voters), 0)::bigint as registered_voters from locations) r,
     (select coalesce(sum(votes), 0)::bigint as votes,
             coalesce(sum(rejected), 0)::bigint as rejected,
             coalesce(sum(next_offset), 0)::bigint as consumed from consumed_offsets) o;
