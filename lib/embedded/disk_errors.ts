/** What the file system refuses, said to a person. */
import { UserError } from "@/lib/errors.ts";

/** Less than this on the disk of the data folder, and nothing is started. */
export const MIN_FREE_BYTES = 200 * 2 ** 20;

const FULL =
  /no space left on device|disk quota exceeded|\bENOSPC\b|\bEDQUOT\b|os error 28\b|wrote only \d+ of \d+ bytes|check free disk space/i;
const READ_ONLY = /read-only file system|\bEROFS\b/i;

/** Whether a text, such as a server's last words, says that the disk is full. */
export function saysDiskFull(text: string): boolean {
  return FULL.test(text);
}

/**
 * The error as a `UserError` where it is about the disk (full, read-only, not permitted, not a folder);
 * anything else comes back unchanged.
 *
 * @param what the subject of the sentence: "The data folder .urna"
 * @param remedy what else to do: "choose another one with --data"
 */
export function asDiskError(error: unknown, what: string, remedy: string): unknown {
  if (error instanceof UserError) return error;
  const reason = reasonOf(error);
  return reason === null ? error : new UserError(`${what} ${reason}${remedy}`, { cause: error });
}

function reasonOf(error: unknown): string | null {
  const text = error instanceof Error ? error.message : String(error);
  if (saysDiskFull(text)) return "cannot be written, the disk is full: free some space, or ";
  if (READ_ONLY.test(text)) return "is on a read-only file system: ";
  if (error instanceof Deno.errors.PermissionDenied || /\b(EACCES|EPERM)\b/.test(text)) {
    return "cannot be written, permission is denied: change its owner or mode, or ";
  }
  if (error instanceof Deno.errors.NotADirectory || error instanceof Deno.errors.AlreadyExists) {
    return "is not a folder: ";
  }
  return null;
}
