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
}

/** What a start asks for; null where it leaves the choice to what is stored, or to the scenario. */
export interface WantedElection {
  /** The scenario to begin with where none is stored, and whether it was asked for by name. */
  scenario: Scenario;
  scenarioGiven: boolean;
  voters: number | null;
  seed: number | null;
}

/** The stored election, or null. */
export async function readElection(sql: Database): Promise<Election | null> {
  const [row] = await sql<
    { scenario: unknown; seed: number; voters: number; begun_at: Date; closes_at: Date | null }[]
  >`select scenario, seed, voters, begun_at, closes_at from election`;
  if (!row) return null;
  return {
    scenario: parseScenario(row.scenario, "the stored scenario"),
    seed: row.seed,
    voters: row.voters,
    begun_at: row.begun_at,
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
 * Begins the wanted election, or goes on with the stored one. An electorate may grow.
 * @throws UserError where the stored election is another one than was asked for
 */
export async function openElection(sql: Database, wanted: WantedElection): Promise<Election> {
  const voters = wanted.voters ?? wanted.scenario.defaults.voters;
  const seed = wanted.seed ?? wanted.scenario.defaults.seed;
  await sql`
    insert into election (scenario, seed, voters)
    values (${sql.json(wanted.scenario as never)}, ${seed}, ${voters})
    on conflict do nothing`;
  await openLedger(sql);
  const stored = await readElection(sql);
  if (!stored) throw new Error("the election just stored is not there");

  const remedy = "`deno task reset` empties it, or choose another --data (or --database)";
  if (wanted.scenarioGiven && !sameJson(stored.scenario, wanted.scenario)) {
    throw new UserError(
      `--scenario is "${wanted.scenario.id}", but the election stored here was begun with ` +
        `another scenario or an earlier version of this one ("${stored.scenario.id}"): ${remedy}`,
    );
  }
  if (wanted.seed !== null && wanted.seed !== stored.seed) {
    throw new UserError(
      `--seed ${wanted.seed}: the election stored here has seed ${stored.seed}: ${remedy}`,
    );
  }
  if (wanted.voters !== null && wanted.voters < stored.voters) {
    throw new UserError(
      `--voters ${wanted.voters}: the election stored here has ${stored.voters} and can only ` +
        `grow: ${remedy}`,
    );
  }
  if (wanted.voters !== null && wanted.voters > stored.voters) {
    await sql`update election set voters = ${wanted.voters}`;
    stored.voters = wanted.voters;
  }
  return stored;
}

function sameJson(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
