/** What is asked of Postgres at a look. */
import { type DatabaseActivity, readActivity, readConsumed } from "@/lib/store/activity.ts";
import type { Database } from "@/lib/store/database.ts";
import type { RejectedSample } from "@/lib/web/pipeline/sample.ts";
import type { RejectedTally } from "@/lib/web/pipeline/rejected_tally.ts";

export interface PostgresReading {
  /** The aggregators' next offset of each partition of `votes_topic`. */
  counted: ReadonlyMap<number, number>;
  /** When `counted` was read, by `performance.now`. */
  countedAt: number;
  activity: DatabaseActivity;
  rejected: RejectedSample[];
}

export async function readPostgres(sql: Database, tally: RejectedTally): Promise<PostgresReading> {
  const counted = await readConsumed(sql);
  const countedAt = performance.now();
  const [activity, rejected] = await Promise.all([readActivity(sql), tally.look(counted)]);
  return { counted, countedAt, activity, rejected };
}
