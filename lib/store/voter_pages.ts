/**
 * The registry, page by page. A page begins after (or ends before) a voter, not at a number of rows: it is found
 * through the primary key, in which voters stand in the order of their registration, as fast in the middle of ten
 * million as at their beginning. Those of a selection are picked out on the way, from the zones that have any: there
 * is no index by location, as it would cost registration a tenth of its time.
 */
import type { Voter } from "@/lib/election/types.ts";
import type { VoterCells, VoterFilter } from "@/lib/election/voter_cells.ts";
import type { Database, Transaction } from "@/lib/store/database.ts";
import { zoneOf } from "@/lib/store/voter_zones.ts";

/** What one page may take, on a server that has much else to do. */
export const PAGE_TIMEOUT_MS = 2_000;

/** Thrown where a page is not found in that time. */
export class PageTooSlow extends Error {
  override name = "PageTooSlow";
}

/** Postgres's `query_canceled`. */
const QUERY_CANCELED = "57014";

export type VoterSort = "registration" | "location";

/** What tells where in the registry a voter is, in every order. */
export type VoterPlace = Pick<Voter, "voter_id" | "location">;

export interface PageWanted {
  filter: VoterFilter;
  sort: VoterSort;
  order: "asc" | "desc";
  /** The page begins after this voter, or ends before it; null: the first page. */
  from: { side: "after" | "before"; place: VoterPlace } | null;
  rows: number;
  /** Codes of the locations that have voters whom the filter lets through, ascending. */
  locations: readonly string[];
  /** Those of the election. */
  cells: VoterCells;
}

const PUBLIC_COLUMNS = ["voter_id", "location", "registered_age", "gender", "nationality"] as const;

/** What a page tells of a voter where not everything is asked for. */
export type VoterRow = Pick<Voter, typeof PUBLIC_COLUMNS[number]>;

export interface VoterRows<Row> {
  /** In the wanted order. */
  rows: Row[];
  /** Whether there are others on the side that was read towards. */
  more: boolean;
}

/** A page without personal data. @throws PageTooSlow */
export async function readVoterRows(sql: Database, wanted: PageWanted): Promise<VoterRows<VoterRow>> {
  return await readPage(sql, wanted, PUBLIC_COLUMNS);
}

/** A page of full records: for the administrator alone. @throws PageTooSlow */
export async function readVoterRecords(sql: Database, wanted: PageWanted): Promise<VoterRows<Voter>> {
  return await readPage(sql, wanted, null);
}

/** The newest voters: those with the highest numbers. At most `limit`, newest first. */
export async function readNewestVoters(sql: Database, limit: number): Promise<VoterRow[]> {
  return await sql<VoterRow[]>`
    select ${sql(PUBLIC_COLUMNS)} from voters order by voter_id desc limit ${limit}`;
}

/** The full record of a registration number, or null. */
export async function findVoterRecord(sql: Database, registration_number: string): Promise<Voter | null> {
  const [voter = null] = await sql<Voter[]>`
    select * from voters where registration_number = ${registration_number}`;
  return voter;
}

/** A part of the registry: what lies in one direction from a voter, or all of it. */
interface Stretch {
  filter: VoterFilter;
  beyond: string | null;
  isAscending: boolean;
}

/** `columns`: the only ones that rows have; null: all. */
async function readPage(
  sql: Database,
  wanted: PageWanted,
  columns: readonly string[] | null,
): Promise<VoterRows<Voter>> {
  const { rows: limit, from, order } = wanted;
  const isBackwards = from?.side === "before";
  const isAscending = (order === "asc") !== isBackwards;
  const end = performance.now() + PAGE_TIMEOUT_MS;
  const found = await sql.begin("read only", async (tx) => {
    await boundToIndex(tx);
    const rows: Voter[] = [];
    for (const stretch of stretchesOf(wanted, isAscending)) {
      if (performance.now() > end) throw new PageTooSlow();
      rows.push(...await readStretch(tx, stretch, limit + 1 - rows.length, columns, wanted.cells));
      if (rows.length > limit) break;
    }
    return rows;
  }).catch((error) => {
    throw (error as { code?: unknown }).code === QUERY_CANCELED ? new PageTooSlow() : error;
  });
  const page = found.slice(0, limit);
  return { rows: isBackwards ? page.reverse() : page, more: found.length > limit };
}

/** In the order of registration one; by location one after the other. */
function stretchesOf({ filter, sort, from, locations }: PageWanted, isAscending: boolean): Stretch[] {
  const { voter_id = null, location: begin } = from?.place ?? {};
  if (sort === "registration") return [{ filter, beyond: voter_id, isAscending }];
  return (isAscending ? locations : locations.toReversed())
    .filter((location) => begin === undefined || (isAscending ? location >= begin : location <= begin))
    .map((location) => (
      { filter: { ...filter, location }, beyond: location === begin ? voter_id : null, isAscending }
    ));
}

/** Zone by zone in their order, in each of those that may have such voters, until there are enough. */
async function readStretch(
  tx: Transaction,
  { filter, beyond, isAscending }: Stretch,
  limit: number,
  columns: readonly string[] | null,
  cells: VoterCells,
): Promise<Voter[]> {
  const { location, ages, gender } = filter;
  const direction = isAscending ? tx`asc` : tx`desc`;
  const isOnwards = isAscending ? tx`>` : tx`<`;
  return await tx<Voter[]>`
    select v.* from (
      select first_voter, last_voter from voter_zones
      where bit_count(cells & ${cells.mask(filter)}::varbit) > 0
        ${beyond === null ? tx`` : tx`and first_voter ${isOnwards}= ${zoneOf(beyond).first}::uuid`}
    ) z
    cross join lateral (
      select ${columns === null ? tx`*` : tx(columns)} from voters
      where voter_id between z.first_voter and z.last_voter
        ${beyond === null ? tx`` : tx`and voter_id ${isOnwards} ${beyond}::uuid`}
        ${location === null ? tx`` : tx`and location = ${location}`}
        ${ages === null ? tx`` : tx`and registered_age >= ${ages.from}`}
        ${ages === null || ages.to === null ? tx`` : tx`and registered_age <= ${ages.to}`}
        ${gender === null ? tx`` : tx`and gender = ${gender}`}
      order by voter_id ${direction} limit ${limit}
    ) v
    order by z.first_voter ${direction}, v.voter_id ${direction}
    limit ${limit}`;
}

/** A registry that fills within seconds is otherwise sorted as a whole, by plans from when it was small. */
async function boundToIndex(tx: Transaction): Promise<void> {
  await tx`
    select set_config('statement_timeout', ${String(PAGE_TIMEOUT_MS)}, true),
           set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
           set_config('enable_sort', 'off', true)`;
}
