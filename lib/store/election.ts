/** The one election that a database holds: its scenario, its seed, the size of its electorate. */
import type { Database } from "@/lib/store/database.ts";
import { canonicalJson } from "@/lib/canonical_json.ts";
import { UserError } from "@/lib/errors.ts";
import { openLedger } from "@/lib/store/ledger.ts";
import { parseScenario } from "@/lib/scenario/load.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";

export interface Election {
  scenario: Scenario;
  seed: number;
  /** Size of the electorate. */
  voters: number;
  /** When it was begun in this database. */
  begun_at: Date;
  /** Milliseconds since 1970, null while the poll is open. */
  closes_at: number | null;
  /** Votes per second to simulate, 0 = as fast as possible; null: nobody has set it. */
  rate: number | null;
}

/** What a start asks for; null where it leaves the choice to what is stored, or to the scenario. */
export interface WantedElection {
  /** The scenario to begin with where none is stored, and whether it was asked for by name. */
  scenario: Scenario;
  scenarioGiven: boolean;
  voters: number | null;
  seed: number | null;
  /** Votes per second to simulate. */
  rate?: number | null;
}

/** What a start asked for, as the election's row keeps it. */
type StartOptions = Record<"voters" | "seed" | "rate", number | null>;

interface Row extends Omit<Election, "scenario" | "closes_at"> {
  scenario: unknown;
  closes_at: Date | null;
}

/** The stored election, or null. */
export async function readElection(sql: Database): Promise<Election | null> {
  const [row] = await sql<Row[]>`select scenario, seed, voters, begun_at, closes_at, rate from election`;
  if (!row) return null;
  return {
    ...row,
    scenario: parseScenario(row.scenario, "the stored scenario"),
    closes_at: row.closes_at?.getTime() ?? null,
  };
}

/**
 * The stored election, for a stage that cannot work without.
 * @throws UserError when none was begun
 */
export async function needElection(sql: Database): Promise<Election> {
  const election = await readElection(sql);
  if (election) return election;
  throw new UserError("this database holds no election yet: begin one with `deno task start`");
}

/**
 * Begins the wanted election, or goes on with the stored one. An electorate may grow. Where this is asked for as it
 * was at the last start, what was decided since then stands: another seed, size or rate.
 * @throws UserError where the stored election is another one than was asked for
 */
export async function openElection(sql: Database, wanted: WantedElection): Promise<Election> {
  const options: StartOptions = { voters: wanted.voters, seed: wanted.seed, rate: wanted.rate ?? null };
  const { defaults } = wanted.scenario;
  await sql`
    insert into election (scenario, seed, voters, rate, start_options)
    values (${sql.json(wanted.scenario as never)}, ${options.seed ?? defaults.seed},
            ${options.voters ?? defaults.voters}, ${options.rate}, ${sql.json(options)})
    on conflict do nothing`;
  await openLedger(sql);
  const stored = await readElection(sql);
  if (!stored) throw new Error("the election just stored is not there");
  if (wanted.scenarioGiven && !sameJson(stored.scenario, wanted.scenario)) {
    throw new UserError(
      `--scenario is "${wanted.scenario.id}", but the election stored here was begun with ` +
        `another scenario or an earlier version of this one ("${stored.scenario.id}"): ${REMEDY}`,
    );
  }
  const asked = newlyAsked(options, await readStartOptions(sql));
  const chosen = {
    voters: votersOf(stored, asked.voters),
    seed: seedOf(stored, asked.seed),
    rate: asked.rate ?? stored.rate,
  };
  await sql`
    update election set voters = greatest(voters, ${chosen.voters}), rate = coalesce(${asked.rate}, rate),
                        start_options = ${sql.json(options)}`;
  return { ...stored, ...chosen };
}

const REMEDY = "`deno task reset` empties it, or choose another --data (or --database)";

async function readStartOptions(sql: Database): Promise<Partial<StartOptions>> {
  const [{ start_options }] = await sql<{ start_options: Partial<StartOptions> }[]>`
    select start_options from election`;
  return start_options;
}

/** What was not asked for by the start before. */
function newlyAsked(options: StartOptions, before: Partial<StartOptions>): StartOptions {
  const asked = (name: keyof StartOptions) => options[name] === before[name] ? null : options[name];
  return { voters: asked("voters"), seed: asked("seed"), rate: asked("rate") };
}

function seedOf(stored: Election, asked: number | null): number {
  if (asked === null || asked === stored.seed) return stored.seed;
  throw new UserError(`--seed ${asked}: the election stored here has seed ${stored.seed}: ${REMEDY}`);
}

function votersOf(stored: Election, asked: number | null): number {
  if (asked === null || asked >= stored.voters) return asked ?? stored.voters;
  throw new UserError(
    `--voters ${asked}: the election stored here has ${stored.voters} and can only grow: ${REMEDY}`,
  );
}

function sameJson(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
