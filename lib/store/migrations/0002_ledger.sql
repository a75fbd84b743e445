-- The ledger: each batch that is entered appends a checkpoint to a hash chain, in the batch's own transaction.
-- One chain for all partitions: it tells the order of all commits.

-- Blinds the ledger's leaves (see lib/ledger/blinding.ts). Whoever has it can guess votes from the ledger.
alter table election add column ledger_key bytea not null
  default sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'));

create table checkpoints (
  sequence      bigint primary key,
  previous_hash bytea not null,
  partition     integer not null,
  from_offset   bigint not null,
  to_offset     bigint not null,
  accepted      integer not null,
  rejected      integer not null,
  -- Root of the Merkle tree (RFC 9162) over the batch's messages, and its leaves, 32 bytes each.
  root          bytea not null,
  leaves        bytea not null,
  -- What became of each message, a byte each: 0 counted, 1 duplicate, 2 unknown_voter, 3 unknown_candidate,
  -- 4 under_age, 5 poll_closed, 6 malformed.
  outcomes      bytea not null,
  -- The transaction's own time: that of the batch's rejected_votes too.
  committed_at  timestamptz not null,
  hash          bytea not null,
  unique (partition, from_offset)
);
-- Hashes do not compress.
alter table checkpoints alter column leaves set storage external;

-- Where the chain stands. Its row is locked while a checkpoint is appended, so the chain never forks.
create table ledger_head (
  only_one      boolean primary key default true check (only_one),
  sequence      bigint not null default 0,
  previous_hash bytea,
  hash          bytea not null
);

-- What was counted before there was a ledger is before this offset.
alter table consumed_offsets add column ledger_from bigint not null default 0;
update consumed_offsets set ledger_from = next_offset;

-- What `deno task audit` found, newest last.
create table audit_reports (
  id          bigint generated always as identity primary key,
  finished_at timestamptz not null default now(),
  report      jsonb not null
);
