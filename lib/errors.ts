/**
 * What a person can put right: a bad option, a missing Java, a port in use. The message is one plain
 * line (what, where, what is accepted or what to do) and is printed without a stack trace.
 */
export class UserError extends Error {
  override name = "UserError";
  /** As kafkajs has it, too: another attempt gives the same. */
  readonly retriable = false;
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

/**
 * Codes of a server that is away, starting, stopping, or out of disk, memory or patience: of the system, of
 * postgres.js, of Postgres.
 */
const AWAY =
  /^(ECONN(REFUSED|RESET)|EPIPE|ETIMEDOUT|CONNECT_TIMEOUT|CONNECTION_\w+|57P0[1-3]|08\w{3}|53\w{3}|25P03)$/;

/** What kafkajs meets while a broker is ending or has only just begun, and calls not retriable all the same. */
const AWAY_KAFKA = /^KafkaJS(GroupCoordinatorNotFound|LockTimeout|Timeout)$/;

/** Whether another attempt may well succeed: the server or the network was at fault, not the request. */
export function isTransient(error: unknown): boolean {
  if (error instanceof TransientError) return true;
  const { code, retriable, name, cause } = (error ?? {}) as Record<string, unknown>;
  if (retriable === true || (typeof code === "string" && AWAY.test(code))) return true;
  if (AWAY_KAFKA.test(String(name))) return true;
  // What kafkajs gave up after some attempts it calls not retriable, around the failure itself.
  return String(name).startsWith("KafkaJS") && cause !== undefined && isTransient(cause);
}

/** A text that may be, or hold, a URL with a password in it, fit to be shown: `postgres://…@host/database`. */
export function withoutPassword(text: string): string {
  // Up to the last @, as a password that was not encoded may hold anything.
  return text.replace(/:\/\/.*@/s, "://…@");
}
