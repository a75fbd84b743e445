/** The ledger in Postgres: its key, its head, its checkpoints. */
import type { Database, Transaction } from "@/lib/store/database.ts";
import { canonicalJson } from "@/lib/canonical_json.ts";
import { type ChainHead, type Checkpoint, genesisHash } from "@/lib/ledger/chain.ts";
import type { BatchSeal } from "@/lib/ledger/seal.ts";

/** The key that blinds the ledger's leaves. It belongs to the election's secrets: never print or send it. */
export async function readLedgerKey(sql: Database | Transaction): Promise<Uint8Array> {
  const [row] = await sql<{ ledger_key: Uint8Array }[]>`select ledger_key from election`;
  if (!row) throw new Error("there is no election, so it has no ledger key");
  return new Uint8Array(row.ledger_key);
}

/** Begins the stored election's ledger where it has none. */
export async function openLedger(sql: Database): Promise<void> {
  await sql`insert into ledger_head (hash) values (${await readGenesis(sql)}) on conflict do nothing`;
}

/** What the chain of the stored election begins from. */
export async function readGenesis(sql: Database | Transaction): Promise<Uint8Array> {
  const [{ scenario, ...election }] = await sql<
    { ledger_key: Uint8Array; scenario: unknown; seed: number; begun_at: number }[]
  >`select ledger_key, scenario, seed, ${microseconds(sql, "begun_at")} as begun_at from election`;
  return genesisHash({ ...election, scenario: canonicalJson(scenario) });
}

/** Where the chain stands. */
export async function readHead(sql: Database | Transaction): Promise<ChainHead> {
  const [head] = await sql<ChainHead[]>`select sequence, hash from ledger_head`;
  if (!head) throw new Error("the election's ledger was not begun: a start of Urna begins it");
  return head;
}

/**
 * Appends a checkpoint. It waits for whoever is appending another one, and holds the head until the transaction
 * ends: so it comes last in it. The hash is `checkpointHash` of lib/ledger/chain.ts.
 */
export async function appendCheckpoint(tx: Transaction, seal: BatchSeal): Promise<void> {
  const { partition, from_offset, to_offset, accepted, rejected, root, outcomes_hash } = seal;
  const { count } = await tx`
    with head as (
      update ledger_head set
        sequence = sequence + 1,
        previous_hash = hash,
        hash = sha256(
          '\\x02'::bytea || hash || int8send(sequence + 1) || int4send(${partition}) ||
          int8send(${from_offset}) || int8send(${to_offset}) || int4send(${accepted}) || int4send(${rejected}) ||
          ${root}::bytea || ${outcomes_hash}::bytea || int8send(${microseconds(tx, "now()")}))
      returning sequence, previous_hash, hash
    )
    insert into checkpoints (sequence, previous_hash, partition, from_offset, to_offset, accepted, rejected,
                             root, leaves, outcomes, committed_at, hash)
    select sequence, previous_hash, ${partition}, ${from_offset}, ${to_offset}, ${accepted}, ${rejected},
           ${root}, ${seal.leaves}, ${seal.outcomes}, now(), hash
    from head`;
  if (count !== 1) throw new Error("the election's ledger was not begun: a start of Urna begins it");
}

/** A time as whole microseconds since 1970. Exact, where a `Date` has milliseconds only. */
export function microseconds(
  sql: Database | Transaction,
  expression: "begun_at" | "committed_at" | "rejected_at" | "voting_time" | "now()",
) {
  return sql.unsafe(`(extract(epoch from ${expression}) * 1000000)::bigint`);
}

/** What a checkpoint holds beside what its hash covers. */
export interface StoredCheckpoint extends Checkpoint {
  leaves: Uint8Array;
  outcomes: Uint8Array;
}

/** The checkpoint of the batch that holds an offset, or null: nothing that the ledger has. */
export async function findCheckpoint(
  sql: Database,
  { partition, offset }: { partition: number; offset: number },
): Promise<StoredCheckpoint | null> {
  const [row] = await sql<StoredCheckpoint[]>`
    select * from (
      select ${checkpointColumns(sql)} from checkpoints
      where partition = ${partition} and from_offset <= ${offset}
      order by from_offset desc limit 1) c
    where to_offset > ${offset}`;
  return row ? plainBytes(row) : null;
}

/** The published part of the checkpoints after `sequence`, in their order, at most `limit`. */
export async function readChain(sql: Database, sequence: number, limit: number): Promise<Checkpoint[]> {
  const rows = await sql<Checkpoint[]>`
    select sequence, previous_hash, partition, from_offset, to_offset, accepted, rejected, root,
           sha256(outcomes) as outcomes_hash, ${microseconds(sql, "committed_at")} as committed_at, hash
    from checkpoints where sequence > ${sequence} order by sequence limit ${limit}`;
  return rows.map(plainBytes);
}

/**
 * The checkpoints after `sequence`, in their order: at most `limit`, and no more than it takes to hold
 * `messages` messages.
 */
export async function readCheckpoints(
  tx: Transaction,
  sequence: number,
  limit: number,
  messages: number,
): Promise<StoredCheckpoint[]> {
  const rows = await tx<StoredCheckpoint[]>`
    with next as (
      select sequence, sum(accepted + rejected) over (order by sequence) - accepted - rejected as before
      from (select sequence, accepted, rejected from checkpoints
            where sequence > ${sequence} order by sequence limit ${limit}) c
    )
    select ${checkpointColumns(tx)} from checkpoints join next using (sequence)
    where next.before < ${messages} order by sequence`;
  return rows.map(plainBytes);
}

function checkpointColumns(sql: Database | Transaction) {
  return sql`sequence, previous_hash, partition, from_offset, to_offset, accepted, rejected, root, leaves, outcomes,
    sha256(outcomes) as outcomes_hash, ${microseconds(sql, "committed_at")} as committed_at, hash`;
}

/** The row with `Uint8Array`s where the client gives Node's buffers, which print and compare otherwise. */
function plainBytes<Row extends object>(row: Row): Row {
  const plain = Object.entries(row).map(([name, value]) =>
    [name, value instanceof Uint8Array ? new Uint8Array(value) : value] as const
  );
  return Object.fromEntries(plain) as Row;
}
