/** The Kafka and the Postgres that `deno task test` has started, emptied for each test. */
import type { Admin } from "kafkajs";
import { connectAdmin } from "@/lib/kafka/client.ts";
import { AGGREGATOR_GROUP, ensureTopics, SIMULATOR_GROUP } from "@/lib/kafka/topics.ts";
import { emptyElection } from "@/lib/pipeline/reset.ts";
import { type Database, openDatabase } from "@/lib/store/database.ts";
import { openElection } from "@/lib/store/election.ts";
import { migrate } from "@/lib/store/migrate.ts";
import { storeCandidates, storeLocations } from "@/lib/store/registry.ts";
import { candidates } from "@/lib/scenario/candidates.ts";
import { loadScenario } from "@/lib/scenario/load.ts";
import { waitUntil } from "@/lib/wait.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";

export interface TestServers {
  brokers: string[];
  /** Postgres URL. */
  database: string;
  sql: Database;
  admin: Admin;
}

export const TEST_PARTITIONS = 4;
/** Longer than a session of the groups. */
const FORGET_TIMEOUT_MS = 30_000;

/** Calls `test` with empty servers, and closes its connections afterwards. */
export async function withServers(test: (servers: TestServers) => Promise<void>): Promise<void> {
  const brokers = (Deno.env.get("URNA_TEST_BROKERS") ?? "").split(",").filter((address) => address !== "");
  const database = Deno.env.get("URNA_TEST_DATABASE");
  if (brokers.length === 0 || !database) {
    throw new Error("this test needs the servers of `deno task test`: run it with that");
  }
  await using parts = new AsyncDisposableStack();
  const sql = openDatabase(database, "test", 4);
  parts.defer(() => sql.end());
  const admin = await connectAdmin(brokers, "urna-test");
  parts.defer(() => admin.disconnect());
  await membersForgotten(admin);
  await emptyElection(sql, admin);
  await test({ brokers, database, sql, admin });
}

/**
 * A worker that was closed in the middle of a rebalance could not take its leave, and one that was killed did
 * not: Kafka forgets them when their session is over.
 */
export async function membersForgotten(admin: Admin): Promise<void> {
  await waitUntil(async () => {
    const { groups } = await admin.describeGroups([SIMULATOR_GROUP, AGGREGATOR_GROUP]);
    return groups.every(({ members }) => members.length === 0);
  }, { what: "no worker of an earlier test is left in its group", deadlineMs: FORGET_TIMEOUT_MS });
}

/** The same with an election begun: schema, topics, candidates and locations, but nobody registered. */
export async function withElection(
  options: { voters: number; seed?: number; scenario?: Scenario },
  test: (servers: TestServers & { scenario: Scenario }) => Promise<void>,
): Promise<void> {
  const scenario = options.scenario ?? await loadScenario();
  await withServers(async (servers) => {
    const { sql, admin } = servers;
    await migrate(sql);
    await ensureTopics(admin, TEST_PARTITIONS);
    await openElection(sql, {
      scenario,
      scenarioGiven: true,
      voters: options.voters,
      seed: options.seed ?? 1,
    });
    await storeLocations(sql, scenario.locations);
    await storeCandidates(sql, candidates(scenario));
    await test({ ...servers, scenario });
  });
}
