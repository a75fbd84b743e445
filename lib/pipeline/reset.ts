/** Empties an election: its topics, consumer groups and tables. */
import type { Admin } from "kafkajs";
import { UserError } from "@/lib/errors.ts";
import { AGGREGATOR_GROUP, ALL_TOPICS, SIMULATOR_GROUP } from "@/lib/kafka/topics.ts";
import type { Database } from "@/lib/store/database.ts";
import { dropSchema, refuseNewerSchema } from "@/lib/store/migrate.ts";
import { waitUntil } from "@/lib/wait.ts";

const DELETION_TIMEOUT_MS = 30_000;
/** Longer than a session of the groups. */
const FORGET_TIMEOUT_MS = 20_000;
const GROUPS = [SIMULATOR_GROUP, AGGREGATOR_GROUP];

/**
 * Deletes everything, ballots included. The next start begins anew.
 * @throws UserError while a simulator or an aggregator runs, or where a newer version made the schema
 */
export async function emptyElection(sql: Database, admin: Admin): Promise<void> {
  await refuseNewerSchema(sql); // or its topics would be gone before that is known
  await emptyKafka(admin);
  await dropSchema(sql);
}

/**
 * Deletes the election's topics and groups.
 * @throws UserError while a simulator or an aggregator runs
 */
export async function emptyKafka(admin: Admin): Promise<void> {
  await deleteGroups(admin);
  const present = await admin.listTopics();
  const topics = ALL_TOPICS.filter((topic) => present.includes(topic));
  if (topics.length > 0) await admin.deleteTopics({ topics });
  await waitUntil(async () => {
    const left = await admin.listTopics();
    return !topics.some((topic) => left.includes(topic));
  }, { what: "Kafka has deleted the topics", deadlineMs: DELETION_TIMEOUT_MS });
}

/** Resolves when no worker is left in the groups, or there is no more hope that a killed one is just forgotten. */
export async function killedWorkersForgotten(admin: Admin): Promise<void> {
  const end = performance.now() + FORGET_TIMEOUT_MS;
  await waitUntil(async () => await busyGroup(admin) === undefined || performance.now() > end, {
    what: "Kafka has forgotten the workers that were killed",
    deadlineMs: 2 * FORGET_TIMEOUT_MS,
  });
}

async function busyGroup(admin: Admin): Promise<string | undefined> {
  const { groups } = await admin.describeGroups(GROUPS);
  return groups.find(({ members }) => members.length > 0)?.groupId;
}

async function deleteGroups(admin: Admin): Promise<void> {
  const busy = await busyGroup(admin);
  if (busy) {
    throw new UserError(
      `a worker still runs (consumer group ${busy} has members): stop it, and try again; ` +
        "one that was killed is forgotten after some seconds",
    );
  }
  const { groups } = await admin.describeGroups(GROUPS);
  const existing = groups.filter(({ state }) => state !== "Dead").map(({ groupId }) => groupId);
  if (existing.length > 0) await admin.deleteGroups(existing);
}
