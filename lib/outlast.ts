/** What a thread outlives although nobody has caught it. */
import { isTransient, messageOf } from "@/lib/errors.ts";
import { log } from "@/lib/log.ts";

/**
 * A client's work of its own that nobody waits for, such as looking up types on a new connection, fails when
 * the server goes away in the middle of it. Whoever asks next has the answer or the error; it is no bug.
 */
export function outlastAway(event: PromiseRejectionEvent): void {
  if (!isTransient(event.reason)) return;
  event.preventDefault();
  log.warning(messageOf(event.reason));
}
