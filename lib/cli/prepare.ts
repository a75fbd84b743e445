/** Makes schema, topics and election ready. */
import type { Config } from "@/lib/config.ts";
import { closeClient, connectAdmin } from "@/lib/kafka/client.ts";
import { ensureTopics } from "@/lib/kafka/topics.ts";
import { log } from "@/lib/log.ts";
import { emptyKafka, killedWorkersForgotten } from "@/lib/pipeline/reset.ts";
import { candidates } from "@/lib/scenario/candidates.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import type { Database } from "@/lib/store/database.ts";
import { type Election, openElection } from "@/lib/store/election.ts";
import { migrate } from "@/lib/store/migrate.ts";
import { beginNextElection, readNextElection } from "@/lib/store/next_election.ts";
import { storeCandidates, storeLocations } from "@/lib/store/registry.ts";

export interface Preparation {
  config: Pick<Config, "scenario" | "voters" | "seed" | "rate" | "partitions">;
  /** The one that `config` names, or the default one. */
  scenario: Scenario;
  brokers: readonly string[];
  sql: Database;
}

/**
 * Makes them ready where they are not, and goes on with a change to a new election that was cut off. Done twice it
 * is the same as once.
 * @throws UserError where another election is stored than was asked for, or a worker runs on one that is replaced
 */
export async function prepare({ config, scenario, brokers, sql }: Preparation): Promise<Election> {
  const admin = await connectAdmin(brokers, "urna-start");
  try {
    await Promise.all([migrate(sql), ensureTopics(admin, config.partitions)]);
    if (await readNextElection(sql)) {
      log.info("A new election takes the place of the stored one.");
      await killedWorkersForgotten(admin);
      await emptyKafka(admin);
      await beginNextElection(sql);
      await ensureTopics(admin, config.partitions);
    }
  } finally {
    await closeClient(admin);
  }
  const { voters, seed, rate } = config;
  const scenarioGiven = config.scenario !== null;
  const election = await openElection(sql, { scenario, scenarioGiven, voters, seed, rate });
  await storeLocations(sql, election.scenario.locations);
  await storeCandidates(sql, candidates(election.scenario));
  return election;
}
