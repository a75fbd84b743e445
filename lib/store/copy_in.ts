/** Sends what a `copy … from stdin` statement reads. */
import type { Writable } from "node:stream";
import type { Transaction } from "@/lib/store/database.ts";

/** One larger message would be held several times in memory, and the server begins the sooner. */
const CHUNK_BYTES = 128 * 1024;

/** What postgres.js 3.4.9 makes of a statement: whoever ends it calls `reject`. */
interface CopyQuery {
  writable(): Promise<Writable>;
  reject(error: unknown): void;
}

/**
 * Runs a `copy … from stdin` with this data. Rejects with the server's error, such as `unique_violation`, and
 * the transaction is aborted then, as after any other statement's failure; or with that of the connection.
 */
export async function copyIn(tx: Transaction, statement: string, data: Uint8Array): Promise<void> {
  const query = tx.unsafe(statement) as unknown as CopyQuery;
  const stream = await query.writable();
  const ended = Promise.withResolvers<void>();
  // The statement's own promise has given the stream. What fails after that is told here alone: left to itself,
  // postgres.js drops an error that comes when all is sent, and never finishes the stream.
  query.reject = ended.reject;
  // A failed write is the consequence of a lost connection or a refusal, whose reason goes to the statement.
  const toldAbove = () => {};
  stream.on("finish", ended.resolve).on("error", toldAbove);
  sendInChunks(stream, data).then(() => stream.end(), toldAbove);
  await ended.promise;
}

async function sendInChunks(stream: Writable, data: Uint8Array): Promise<void> {
  for (let at = 0; at < data.length; at += CHUNK_BYTES) {
    const sent = Promise.withResolvers<void>();
    stream.write(data.subarray(at, at + CHUNK_BYTES), (error) => error ? sent.reject(error) : sent.resolve());
    await sent.promise;
  }
}
