/** One-bit edits of what an election leaves behind, drawn at random. */
import { type Random, seeded } from "@/lib/election/random.ts";
import type { PublishedTotal } from "@/lib/audit/published.ts";
import type { TotalsMark } from "@/lib/election/totals.ts";
import { readMark } from "@/lib/kafka/messages.ts";
import type { Transaction } from "@/lib/store/database.ts";

/** What an edit changes: a table's row, or a message of an aggregated topic. */
export const TARGETS = [
  "votes",
  "rejected_votes",
  "tally_by_candidate",
  "tally_by_location",
  "tally_by_demographic",
  "locations",
  "voter_groups",
  "checkpoints",
  "message",
] as const;
export type Target = typeof TARGETS[number];
export type Table = Exclude<Target, "message">;

type Kind = "integer" | "bigint" | "bigint[]" | "bytea" | "text" | "uuid" | "timestamptz";

const COLUMNS: Record<Table, Record<string, Kind>> = {
  votes: {
    voter_id: "uuid",
    candidate_id: "text",
    location: "text",
    voting_time: "timestamptz",
    source: "text",
    partition: "integer",
    offset: "bigint",
  },
  rejected_votes: {
    partition: "integer",
    offset: "bigint",
    reason: "text",
    key: "bytea",
    message: "bytea",
    message_bytes: "integer",
    rejected_at: "timestamptz",
  },
  tally_by_candidate: { partition: "integer", candidate_id: "text", votes: "bigint" },
  tally_by_location: { partition: "integer", location: "text", candidate_id: "text", votes: "bigint" },
  tally_by_demographic: {
    partition: "integer",
    age_band: "text",
    gender: "text",
    candidate_id: "text",
    votes: "bigint",
  },
  locations: { registered_voters: "bigint", group_voters: "bigint[]" },
  voter_groups: { age_band: "text", gender: "text", nationality: "text" },
  checkpoints: {
    sequence: "bigint",
    previous_hash: "bytea",
    partition: "integer",
    from_offset: "bigint",
    to_offset: "bigint",
    accepted: "integer",
    rejected: "integer",
    root: "bytea",
    leaves: "bytea",
    outcomes: "bytea",
    committed_at: "timestamptz",
    hash: "bytea",
  },
};

/** SQL that flips bit `n` of a column's value. Of a text's characters only bits that leave it a text. */
const FLIPS: Record<Kind, (column: string, n: number) => string> = {
  integer: (c, n) => `${c} # (1 << ${n % 20})`,
  bigint: (c, n) => `${c} # (1::bigint << ${n % 40})`,
  "bigint[]": (c, n) =>
    `(select array_agg(case when place = 1 + ${n} % cardinality(${c}) then one # (1::bigint << ${
      n % 40
    }) else one end
                       order by place) from unnest(${c}) with ordinality as u (one, place))`,
  bytea: (c, n) =>
    `set_bit(${c}, ${n} % (octet_length(${c}) * 8), 1 - get_bit(${c}, ${n} % (octet_length(${c}) * 8)))`,
  text: (c, n) => {
    const bytes = `convert_to(${c}, 'UTF8')`;
    const bit = `(${n} % octet_length(${bytes})) * 8 + ${n % 2}`;
    return `convert_from(set_bit(${bytes}, ${bit}, 1 - get_bit(${bytes}, ${bit})), 'UTF8')`;
  },
  uuid: (c, n) => {
    const bytes = `decode(replace(${c}::text, '-', ''), 'hex')`;
    return `encode(set_bit(${bytes}, ${n % 128}, 1 - get_bit(${bytes}, ${n % 128})), 'hex')::uuid`;
  },
  timestamptz: (c, n) => `${c} + interval '1 microsecond' * (1::bigint << ${n % 40})`,
};

/** `character_not_in_repertoire`: the bytes are no UTF-8. */
const NO_TEXT = "22021";

/** What the `n`-th edit changes, and the chance that decides the rest. */
export function targetOf(n: number): { target: Target; random: Random } {
  return { target: TARGETS[n % TARGETS.length], random: seeded(n, "edit") };
}

/** Flips one bit of one row. Gives back what it did, or null where the table's own rules forbid that bit. */
export async function editRow(tx: Transaction, table: Table, random: Random): Promise<string | null> {
  const columns = Object.entries(COLUMNS[table]);
  const [column, kind] = columns[random.int(columns.length)];
  const quoted = `"${column}"`;
  const [{ n: rows }] = await tx<{ n: number }[]>`select count(*) as n from ${tx(table)}`;
  const row = random.int(rows);
  const flip = FLIPS[kind](quoted, random.int(1 << 16));
  const isEmpty = kind === "bytea" || kind === "text" ? `and octet_length(${quoted}) > 0` : "";
  try {
    const { count } = await tx.savepoint((sp) =>
      sp.unsafe(`
        update ${table} set ${quoted} = ${flip}
        where ctid = (select ctid from ${table} order by ctid offset ${row} limit 1) ${isEmpty}`)
    );
    return count === 1 ? `${table}.${column} of row ${row}: ${flip}` : null;
  } catch (error) {
    const code = String((error as { code?: string }).code);
    if (code === NO_TEXT || code.startsWith("23")) return null; // the encoding or a constraint forbids it
    throw error;
  }
}

/** The same messages, but for one bit of the value or of a header of one. */
export function editMessage(
  published: readonly PublishedTotal[],
  random: Random,
): { published: PublishedTotal[]; name: string } {
  const at = random.int(published.length);
  const total = published[at];
  const parts = [total.value, ...total.mark ? headersOf(total.mark) : []];
  const part = random.int(parts.length);
  parts[part] = flipped(parts[part], random);
  const [value, ...headers] = parts;
  const edited = { ...total, value, mark: markOf(headers) };
  return { published: published.with(at, edited), name: `${total.topic} at ${total.offset}: ${parts[part]}` };
}

function headersOf({ registered, rejected, ledger }: TotalsMark): string[] {
  return [String(registered), String(rejected), String(ledger.checkpoint), ledger.head];
}

/** As a reader has it: a header that is none of ours makes a message of another engine. */
function markOf([registered, rejected, checkpoint, head]: string[]): TotalsMark | null {
  return readMark({
    "urna-registered": registered,
    "urna-rejected": rejected,
    "urna-checkpoint": checkpoint,
    "urna-head": head,
  });
}

function flipped(text: string, random: Random): string {
  const bytes = new TextEncoder().encode(text);
  const bit = random.int(bytes.length * 8);
  bytes[bit >> 3] ^= 1 << (bit & 7);
  return new TextDecoder().decode(bytes);
}
