/** What a storm consists of: each way in which a part of Urna, or all of it, is hit. */

/** Processes that are struck. `urna` is the one that a person starts; the next four run beside it, alone. */
export const PARTS = ["urna", "aggregator", "simulator", "producer", "web", "kafka", "postgres"] as const;
export type PartName = typeof PARTS[number];

/** What is done to a part, and what ends it. */
export type Act =
  /** SIGKILL; what nobody else starts again is started again after a while. */
  | "kill"
  /** The signal for an orderly end; then as after `kill`. */
  | "end"
  /** SIGSTOP, and after a while SIGCONT. */
  | "freeze"
  /** SIGKILL of the process of one Postgres session, upon which Postgres restarts all of them. */
  | "kill session"
  /** SIGSTOP of that of one session, with the locks that it holds, and after a while SIGCONT. */
  | "freeze session"
  /** `pg_terminate_backend` of some sessions, or of all. */
  | "terminate sessions";

export interface FaultKind {
  /** As reports name it. */
  name: string;
  /** What it strikes: each is hit by one fault at a time. */
  targets: readonly PartName[];
  act: Act;
  /** How often it is drawn, against the others. */
  weight: number;
  /** The shortest and the longest time until it is over, in ms. */
  lastsMs: readonly [number, number];
  /** Time until the next fault, against that of the others: about what recovering takes, in s. */
  room: number;
}

/** Longer than a session of a consumer group, so that some come back to a group that has forgotten them. */
const LONG_FREEZE_MS = 9_000;

export const FAULT_KINDS: readonly FaultKind[] = [
  kind("Urna killed", ["urna"], "kill", 5, [0, 2_000], 8),
  kind("Urna frozen", ["urna"], "freeze", 4, [500, 7_000], 8),
  kind("aggregator killed", ["aggregator"], "kill", 5, [0, 3_000], 6),
  kind("aggregator leaves and joins", ["aggregator"], "end", 5, [0, 3_000], 3),
  kind("aggregator frozen", ["aggregator"], "freeze", 5, [500, LONG_FREEZE_MS], 6),
  kind("simulator killed", ["simulator"], "kill", 8, [0, 3_000], 0.5),
  kind("simulator frozen", ["simulator"], "freeze", 6, [500, LONG_FREEZE_MS], 0.5),
  kind("producer killed", ["producer"], "kill", 5, [0, 3_000], 0.5),
  kind("web killed", ["web"], "kill", 10, [0, 3_000], 0.5),
  kind("web frozen", ["web"], "freeze", 8, [500, LONG_FREEZE_MS], 0.5),
  kind("Kafka killed", ["kafka"], "kill", 5, [0, 0], 8),
  kind("Kafka restarted", ["kafka"], "end", 3, [0, 0], 8),
  kind("Kafka frozen", ["kafka"], "freeze", 5, [500, 6_000], 6),
  kind("Postgres killed", ["postgres"], "kill", 5, [0, 0], 3),
  kind("Postgres restarted", ["postgres"], "end", 3, [0, 0], 3),
  kind("Postgres frozen", ["postgres"], "freeze", 5, [500, 5_000], 4),
  kind("Postgres session killed", ["postgres"], "kill session", 6, [0, 0], 1),
  kind("Postgres session frozen", ["postgres"], "freeze session", 5, [500, 4_000], 1),
  kind("Postgres sessions terminated", ["postgres"], "terminate sessions", 12, [0, 0], 0.5),
  kind("everything killed", PARTS, "kill", 3, [0, 1_000], 10),
];

function kind(
  name: string,
  targets: readonly PartName[],
  act: Act,
  weight: number,
  lastsMs: readonly [number, number],
  room: number,
): FaultKind {
  return { name, targets, act, weight, lastsMs, room };
}
