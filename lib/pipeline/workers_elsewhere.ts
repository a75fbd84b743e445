/** Whether workers run in other processes, on the same servers. */
import type { Admin } from "kafkajs";
import { AGGREGATOR_GROUP, SIMULATOR_GROUP } from "@/lib/kafka/topics.ts";
import type { Database } from "@/lib/store/database.ts";

/** What workers are called in `pg_stat_activity`: see `openDatabase`. */
const CONNECTED_AS = ["urna-producer", "urna-aggregator"];

/**
 * To be asked while those of this process rest. `own`: their last member ids: Kafka may remember for some seconds one
 * that could not take its leave.
 */
export async function workersElsewhere(
  sql: Database,
  admin: Admin,
  own: ReadonlySet<string>,
): Promise<boolean> {
  const { groups } = await admin.describeGroups([SIMULATOR_GROUP, AGGREGATOR_GROUP]);
  const members = groups.flatMap(({ members }) => members.map(({ memberId }) => memberId));
  if (members.some((member) => !own.has(member))) return true;
  const connections = await sql`
    select from pg_stat_activity
    where datname = current_database() and application_name = any(${CONNECTED_AS}) limit 1`;
  return connections.length > 0;
}
