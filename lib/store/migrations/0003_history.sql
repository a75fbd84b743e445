-- The count over time, for charts and for whoever asks afterwards. Nothing is counted from it.
--
-- Each web instance takes samples of what it shows; for every ten seconds in which something has changed the
-- first instance to write keeps its own. Between two samples the count went on evenly. What was counted before
-- there was a history is in no sample: the first one tells how far it had come.

create table count_history (
  -- Tens of seconds since 1970.
  bucket       bigint primary key,
  -- When these totals were reached.
  at           timestamptz not null,
  version      bigint not null,
  registered   bigint not null,
  votes        bigint not null,
  rejected     bigint not null,
  -- Votes, in the order of the scenario's candidates and of its locations.
  by_candidate integer[] not null,
  by_location  integer[] not null
);

create view votes_over_time as
select h.at, c.candidate ->> 'candidate_id' as candidate_id, h.by_candidate[c.place]::bigint as total_votes
from count_history h, election e,
     jsonb_array_elements(e.scenario -> 'candidates') with ordinality c (candidate, place)
order by h.at, c.place;

create view turnout_over_time as
select h.at, l.location ->> 'code' as location, h.by_location[l.place]::bigint as total_votes
from count_history h, election e,
     jsonb_array_elements(e.scenario -> 'locations') with ordinality l (location, place)
order by h.at, l.place;
