/** Where each kind of worker's work stands, asked of Kafka and Postgres. */
import "@/lib/kafka/kafkajs_wire.ts"; // before kafkajs
import kafkajs, { type Admin } from "kafkajs";
import type { WorkerName } from "@/lib/config.ts";
import type { ClusterLine } from "@/lib/kafka/cluster_line.ts";
import { AGGREGATOR_GROUP, SIMULATOR_GROUP, VOTERS_TOPIC, VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import { groupOffsets } from "@/lib/pipeline/progress.ts";
import type { Vitals, Workload } from "@/lib/pipeline/watchdog.ts";
import type { Database } from "@/lib/store/database.ts";
import { registrationProgress } from "@/lib/store/registration.ts";
import { within } from "@/lib/wait.ts";
import { TransientError } from "@/lib/errors.ts";

/** What Postgres has for an answer. */
const ANSWER_TIMEOUT_MS = 5_000;
/** The part of an aggregator's work that is no partition. */
const TOTALS = "totals";

/** The workloads of an election. `cluster` and `sql` are asked one question after the other. */
export function workloads(sql: Database, cluster: ClusterLine): Record<WorkerName, Workload> {
  return {
    producer: {
      waits: "voters wait to be registered",
      open: async () => {
        const { complete, published, planned } = await answered(registrationProgress(sql));
        return new Map(complete ? [] : [["runs", planned + published]]);
      },
      // Who holds a run's lock works on it; an open run that nobody holds is up to everybody.
      isUpTo: async ({ underWay }) => underWay > 0 || !await answered(everyOpenRunIsHeld(sql)),
    },
    simulator: {
      waits: "registered voters wait to cast their ballots",
      open: () =>
        cluster.ask(async (admin) => {
          const asked = await groupOffsets(admin, SIMULATOR_GROUP, VOTERS_TOPIC);
          return await unread(admin, VOTERS_TOPIC, asked);
        }),
      isUpTo: (worker, parts) => isUpTo(cluster, SIMULATOR_GROUP, VOTERS_TOPIC, worker, parts),
    },
    aggregator: {
      waits: "ballots wait to be counted, or totals to be published",
      open: async ({ published }) => {
        const [rows, [{ version }]] = await answered(Promise.all([
          sql<{ partition: number; next_offset: number }[]>`
            select partition, next_offset from consumed_offsets`,
          sql<{ version: number }[]>`select version from totals`,
        ]));
        const counted = new Map(rows.map((row) => [row.partition, row.next_offset]));
        const open = await cluster.ask((admin) => unread(admin, VOTES_TOPIC, counted));
        return version > published ? open.set(TOTALS, published) : open;
      },
      // Each aggregator publishes all totals, whoever counted.
      isUpTo: async (worker, parts) =>
        parts.includes(TOTALS) || await isUpTo(cluster, AGGREGATOR_GROUP, VOTES_TOPIC, worker, parts),
    },
  };
}

/** The partitions that hold more than was read, and where their readers are. */
async function unread(
  admin: Admin,
  topic: string,
  positions: ReadonlyMap<number, number>,
): Promise<Map<string, number>> {
  const ends = await admin.fetchTopicOffsets(topic);
  return new Map(ends.flatMap(({ partition, high }) => {
    const position = positions.get(partition) ?? 0;
    return Number(high) > position ? [[String(partition), position] as const] : [];
  }));
}

/** Whether it holds one of these partitions, or nobody does: then it should have joined long since. */
async function isUpTo(
  cluster: ClusterLine,
  groupId: string,
  topic: string,
  { member }: Vitals,
  partitions: readonly string[],
): Promise<boolean> {
  const holders = await cluster.ask((admin) => partitionHolders(admin, groupId, topic));
  return partitions.some((partition) => {
    const holder = holders.get(Number(partition));
    return holder === undefined || holder === member;
  });
}

/** The group member that each partition is assigned to; those of nobody are left out. */
export async function partitionHolders(
  admin: Admin,
  groupId: string,
  topic: string,
): Promise<Map<number, string>> {
  const { groups: [group] } = await admin.describeGroups([groupId]);
  return new Map(group.members.flatMap(({ memberId, memberAssignment }) => {
    const decoded = kafkajs.AssignerProtocol.MemberAssignment.decode(memberAssignment);
    return (decoded?.assignment[topic] ?? []).map((partition) => [partition, memberId] as const);
  }));
}

/** Takes no more than a look at the locks. */
async function everyOpenRunIsHeld(sql: Database): Promise<boolean> {
  const free = await sql`
    select from registration_runs where not published limit 1 for update skip locked`;
  const open = await sql`select from registration_runs where not published limit 1`;
  return open.length > 0 && free.length === 0;
}

async function answered<T>(question: Promise<T>): Promise<T> {
  const answer = await within(ANSWER_TIMEOUT_MS, question.then((value) => ({ value })));
  if (answer) return answer.value;
  throw new TransientError(`no answer from Postgres within ${ANSWER_TIMEOUT_MS / 1_000} s`);
}
