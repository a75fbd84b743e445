/**
 * Registers the electorate: each run of voters first in Postgres, then on `voters_topic`. A run that
 * was cut off anywhere is done again: registering is idempotent, and readers of the topic know that
 * a voter may be announced twice.
 */
import { aborted, pause, within } from "@/lib/wait.ts";
import { ACKS_ALL, closeClient, kafkaClient, producerClient } from "@/lib/kafka/client.ts";
import { voterMessage } from "@/lib/kafka/messages.ts";
import { VOTERS_TOPIC } from "@/lib/kafka/topics.ts";
import { openDatabase } from "@/lib/store/database.ts";
import { needElection } from "@/lib/store/election.ts";
import { planRuns, type RegistrationRun, withNextRun } from "@/lib/store/registration.ts";
import { registerVoters } from "@/lib/store/registry.ts";
import { Electorate } from "@/lib/scenario/electorate.ts";
import { runWorker, type WorkerContext } from "@/lib/pipeline/worker.ts";

/** Runs in work at the same time: while one is stored, another is made or published. */
const LANES = 2;
/** In each lane one holds the run's lock, one registers. */
const CONNECTIONS = 2 * LANES;
/** How often to look for runs that another producer left open, once there are no more. */
const LOOK_AGAIN_MS = 2_000;
/** What the runs in work may take when the producer is to end; one that is cut off then is done again. */
const LAST_RUN_TIMEOUT_MS = 3_000;

export default async function produce({ settings, signal, report, tell }: WorkerContext): Promise<void> {
  const sql = openDatabase(settings.database, "producer", CONNECTIONS);
  const producer = producerClient(kafkaClient(settings.brokers, "urna-producer"));
  try {
    const { scenario, seed, voters } = await needElection(sql);
    const electorate = await Electorate.create(scenario, seed);
    await producer.connect();
    await planRuns(sql, voters);

    let registered = 0;
    let underWay = 0;
    const register = async (run: RegistrationRun) => {
      tell({ underWay: ++underWay });
      try {
        await registerRun(run);
      } finally {
        tell({ underWay: --underWay });
      }
    };
    const registerRun = async ({ first_voter, voters }: RegistrationRun) => {
      const run = Array.from({ length: voters }, (_, i) => electorate.voter(first_voter + i));
      await registerVoters(sql, run);
      await producer.send({
        topic: VOTERS_TOPIC,
        acks: ACKS_ALL,
        messages: run.map(voterMessage),
      });
      registered += voters;
      report({ registered });
    };

    const lane = async () => {
      while (!signal.aborted) {
        if (!await withNextRun(sql, register)) await pause(LOOK_AGAIN_MS, signal);
      }
    };
    const working = Promise.all(Array.from({ length: LANES }, lane));
    await Promise.race([working, aborted(signal).then(() => within(LAST_RUN_TIMEOUT_MS, working))]);
  } finally {
    await closeClient(producer);
    await sql.end();
  }
}

if (import.meta.main) await runWorker("producer", produce);
