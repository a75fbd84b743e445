/**
 * What a person can put right: a bad option, a missing Java, a port in use. The message is one plain
 * line (what, where, what is accepted or what to do) and is printed without a stack trace.
 */
export class UserError extends Error {
  override name = "UserError";
}

/** A failure of a server or a network that another attempt may well survive. Keeps its `cause`. */
export class TransientError extends Error {
  override name = "TransientError";
}

/** The message of anything thrown, on one line. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.replaceAll(/\s*\n\s*/g, " ");
}
