/** What the administrator has done: recorded in the transaction that does it. */
import type { Database, Transaction } from "@/lib/store/database.ts";

export type AdminAction =
  | { action: "pause" | "resume"; detail: { worker: string } }
  /** Votes per second; `from` null where none was set. */
  | { action: "rate"; detail: { from: number | null; to: number } }
  /** ISO 8601, UTC. */
  | { action: "close" | "reopen"; detail: { at: string } }
  /** A closing that was planned for `at` is given up. */
  | { action: "keep_open"; detail: { at: string } }
  /** `before`: what the election that it has replaced had come to. */
  | {
    action: "new_simulation";
    detail: {
      seed: number;
      voters: number;
      rate: number;
      before: { seed: number; voters: number; votes: number };
    };
  };

export type RecordedAction = AdminAction & {
  /** ISO 8601, UTC. */
  at: string;
};

export async function recordAction(tx: Transaction, { action, detail }: AdminAction): Promise<void> {
  await tx`insert into admin_actions (action, detail) values (${action}, ${tx.json(detail as never)})`;
}

/** The newest first, at most `limit`. */
export async function readActions(sql: Database, limit: number): Promise<RecordedAction[]> {
  const rows = await sql<(AdminAction & { at: Date })[]>`
    select action, detail, at from admin_actions order by id desc limit ${limit}`;
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
