-- What the administrator decides while an election runs. All that workers and web instances follow stands in the
-- election's row, so that they find it after a restart; listeners of the channel urna_controls hear of changes.

alter table election
  -- Workers of these names rest, in whatever process they are.
  add column paused_workers text[] not null default '{}',
  -- Votes per second to simulate, 0 = as fast as possible; null: as a simulator was started, or the scenario's.
  add column rate           double precision check (rate >= 0),
  -- What the last start was asked for. The same options again do not undo what was decided since.
  add column start_options  jsonb not null default '{}';

-- Times at which the poll was closed before it was opened again: ballots that reached the broker from `closed_at` up
-- to, not including, `reopened_at` do not count.
create table poll_closures (
  closed_at   timestamptz primary key,
  reopened_at timestamptz not null check (reopened_at > closed_at)
);

-- A new election takes the place of the stored one. While this row is there the change is under way, or was cut off.
create table next_election (
  only_one boolean primary key default true check (only_one),
  seed     bigint not null,
  voters   integer not null check (voters > 0),
  rate     double precision not null check (rate >= 0)
);

-- What was done at /admin, newest last. It outlives the elections that it tells of.
create table admin_actions (
  id     bigint generated always as identity primary key,
  at     timestamptz not null default now(),
  action text not null,
  detail jsonb not null
);
