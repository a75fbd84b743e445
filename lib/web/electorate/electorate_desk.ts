/** What the site tells of the voters: by groups, the newest, and page by page. */
import { type Demographic, demographicsOf } from "@/lib/election/demographics.ts";
import { sum } from "@/lib/election/totals.ts";
import type { Voter } from "@/lib/election/types.ts";
import { isTransient } from "@/lib/errors.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import type { Database } from "@/lib/store/database.ts";
import { countMatching, readElectorate, readGroups, readGroupsOf } from "@/lib/store/electorate.ts";
import { readLedgerKey } from "@/lib/store/ledger.ts";
import type { RegisteredGroup } from "@/lib/store/voter_groups.ts";
import {
  findVoterRecord,
  PAGE_TIMEOUT_MS,
  PageTooSlow,
  readNewestVoters,
  readVoterRecords,
  readVoterRows,
  type VoterPlace,
} from "@/lib/store/voter_pages.ts";
import { within } from "@/lib/wait.ts";
import { ProblemError } from "@/lib/web/http/problems.ts";
import { AWAY_RETRY_S, retryAfter } from "@/lib/web/http/retry_after.ts";
import { Arrivals } from "@/lib/web/electorate/arrivals.ts";
import { CursorSeal } from "@/lib/web/electorate/cursor.ts";
import { Gate } from "@/lib/web/electorate/gate.ts";
import { type PublicVoter, publicVoters } from "@/lib/web/electorate/public_voter.ts";
import { Refreshed } from "@/lib/web/electorate/refreshed.ts";
import { cellsOf, filterOf, selectionOf, type VoterView } from "@/lib/web/electorate/voter_view.ts";

/** Of one page. */
export const VOTERS_PER_PAGE = 50;
/** How new what is told of groups is, and how long a page waits for it. */
const REFRESH = { everyMs: 2_000, waitMs: 1_000 };
/** Of the connections that the site has: the others are for those who vote and check. */
const PAGES_AT_ONCE = 2;
const MAX_WAITING_PAGES = 50;
/** What an answer waits for others, and for a server that does not answer: longer than a page may take. */
const WAIT_MS = PAGE_TIMEOUT_MS + 500;

export interface Electorate {
  /** How many voters the election is meant to have. */
  expected: number;
  demographics: Demographic[];
  /** Most first. */
  nationalities: { nationality: string; registered: number }[];
  /** Some of the newest voters. */
  arrivals: PublicVoter[];
}

export interface PageOfVoters<Row> {
  rows: Row[];
  /** How many voters the selection has. */
  total: number;
  /** Places of the first and the last row in the selection, from 1; 0 where there is none. */
  first: number;
  last: number;
  /** Sealed cursors for the pages before and after this one, where there are such. */
  before: string | null;
  after: string | null;
  /** Whether the address had a cursor that is none of this election's: this is the first page. */
  isRestart: boolean;
}

/** `slow`: not found within the time that a page may take. `busy`: too many others ask. */
export type PageAnswer<Row> =
  | { type: "page"; page: PageOfVoters<Row> }
  | { type: "slow" }
  | { type: "busy" }
  | { type: "away" };

type ReadRows<Row> = (
  sql: Database,
  wanted: Parameters<typeof readVoterRows>[1],
) => Promise<{ rows: Row[]; more: boolean }>;

interface Connected {
  sql: Database;
  live: { readonly scenario: Scenario };
}

export class ElectorateDesk {
  #connected: Connected | null = null;
  readonly #electorate = new Refreshed<Electorate>("the electorate", REFRESH);
  readonly #gate = new Gate({ atOnce: PAGES_AT_ONCE, waiting: MAX_WAITING_PAGES });
  #arrivals = new Arrivals();

  connect({ sql, live }: Connected): void {
    this.#connected = { sql, live };
    this.#electorate.forget();
    this.#arrivals = new Arrivals();
  }

  /** As it is, or was up to two seconds ago; null where it could not be read yet. */
  async electorate(): Promise<Electorate | null> {
    const connected = this.#connected;
    return connected && await this.#electorate.get(() => this.#read(connected));
  }

  /** Turnout and vote by age and gender. @throws ProblemError `unavailable` where they could not be read yet */
  async demographics(): Promise<Demographic[]> {
    return (await this.electorate())?.demographics ?? unavailable();
  }

  /** Every group of registered voters. @throws ProblemError `unavailable` while Postgres is away */
  async groups(): Promise<RegisteredGroup[]> {
    return await this.#askSoon(({ sql }) => readGroups(sql));
  }

  /** The groups of a location's registered voters; null while Postgres is away. */
  async groupsOf(location: string): Promise<RegisteredGroup[] | null> {
    try {
      return await this.#askSoon(({ sql }) => readGroupsOf(sql, location));
    } catch (error) {
      if (error instanceof ProblemError) return null;
      throw error;
    }
  }

  /** A page without personal data. */
  async page(view: VoterView, rows = VOTERS_PER_PAGE): Promise<PageAnswer<PublicVoter>> {
    const answer = await this.#page(view, rows, readVoterRows);
    if (answer.type !== "page") return answer;
    const { age_bands } = this.#connected!.live.scenario;
    return { type: "page", page: { ...answer.page, rows: publicVoters(answer.page.rows, age_bands) } };
  }

  /** A page of full records, in their order: for the administrator alone. */
  async records(view: VoterView): Promise<PageAnswer<Voter>> {
    return await this.#page(view, VOTERS_PER_PAGE, readVoterRecords);
  }

  /** The full record of a registration number, or null: for the administrator alone. @throws ProblemError */
  async record(registrationNumber: string): Promise<Voter | null> {
    return await this.#askSoon(({ sql }) => findVoterRecord(sql, registrationNumber));
  }

  async #read({ sql, live: { scenario } }: Connected): Promise<Electorate> {
    const { expected, registered, votes, nationalities } = await readElectorate(sql);
    const arrivals = await this.#arrivals.of((rows) => readNewestVoters(sql, rows), scenario.age_bands);
    return { expected, demographics: demographicsOf(scenario, registered, votes), nationalities, arrivals };
  }

  async #page<Row extends VoterPlace>(
    view: VoterView,
    rows: number,
    read: ReadRows<Row>,
  ): Promise<PageAnswer<Row>> {
    try {
      const reading = this.#gate.pass(() => this.#ask((connected) => readPage(connected, view, rows, read)));
      const page = await within(WAIT_MS, reading);
      if (page === undefined) return { type: "away" };
      return page === null ? { type: "busy" } : { type: "page", page };
    } catch (error) {
      if (error instanceof PageTooSlow) return { type: "slow" };
      if (error instanceof ProblemError) return { type: "away" };
      throw error;
    }
  }

  /** What never gives undefined. @throws ProblemError `unavailable` where it is not told soon */
  async #askSoon<T>(question: (connected: Connected) => Promise<T>): Promise<T> {
    const answer = await within(WAIT_MS, this.#ask(question));
    return answer === undefined ? unavailable() : answer;
  }

  async #ask<T>(question: (connected: Connected) => Promise<T>): Promise<T> {
    try {
      if (this.#connected) return await question(this.#connected);
    } catch (error) {
      if (!isTransient(error)) throw error;
    }
    unavailable();
  }
}

function unavailable(): never {
  throw new ProblemError("unavailable", "The registry cannot be read for now.", retryAfter(AWAY_RETRY_S));
}

async function readPage<Row extends VoterPlace>(
  { sql, live: { scenario } }: Connected,
  view: VoterView,
  limit: number,
  read: ReadRows<Row>,
): Promise<PageOfVoters<Row>> {
  const seal = new CursorSeal(await readLedgerKey(sql));
  const selection = selectionOf(view);
  const filter = filterOf(view, scenario);
  const cells = cellsOf(scenario);
  const matching = await countMatching(sql, filter);
  const total = sum([...matching.values()]);
  const locations = [...matching.keys()].sort();
  const cursor = view.from && seal.open(view.from.cursor, selection);
  const from = view.from && cursor && { side: view.from.side, place: cursor.place };
  const { rows, more } = total === 0
    ? { rows: [], more: false } // who is not there is not looked for in all of the registry
    : await read(sql, { filter, sort: view.sort, order: view.order, from, rows: limit, locations, cells });

  const isBackwards = from?.side === "before";
  const before = cursor === null
    ? 0
    : isBackwards
    ? Math.max(0, cursor.rowsBefore - rows.length)
    : cursor.rowsBefore;
  const sealed = (row: Row | undefined, rowsBefore: number) =>
    row === undefined ? null : seal.seal({ place: placeOf(row), rowsBefore }, selection);
  const hasAfter = isBackwards || more;
  const hasBefore = isBackwards ? more : from !== null;
  return {
    rows,
    total,
    first: rows.length === 0 ? 0 : before + 1,
    last: before + rows.length,
    before: hasBefore ? sealed(rows[0], before) : null,
    after: hasAfter ? sealed(rows.at(-1), before + rows.length) : null,
    isRestart: view.from !== null && cursor === null,
  };
}

function placeOf({ voter_id, location }: VoterPlace): VoterPlace {
  return { voter_id, location };
}
