/** What the administrator asks for: read from a form's fields. Pure. */
import { WORKER_NAMES, type WorkerName } from "@/lib/config.ts";
import { MAX_RATE, MAX_VOTERS } from "@/lib/scenario/limits.ts";
import type { NextElection } from "@/lib/store/next_election.ts";

/** The farthest closing of the poll that can be planned. */
export const MAX_CLOSING_MINUTES = 30 * 24 * 60;
const MS_PER_MINUTE = 60_000;

export type Order =
  | { action: "pause" | "resume"; worker: WorkerName }
  /** Votes per second, 0 = as fast as possible. */
  | { action: "rate"; rate: number }
  /** `at`: ms, null: as soon as it can be. */
  | { action: "close"; at: number | null }
  | { action: "reopen" }
  | { action: "new_simulation" } & NextElection;

export type ActionName = Order["action"];

/** A field that holds something else than what is accepted. */
export interface WrongField {
  action: ActionName;
  field: "rate" | "minutes" | "seed" | "voters";
  value: string;
  /** The bounds of what is accepted, both included. */
  least: number;
  most: number;
}

/** What is asked for, or what is wrong with it. Null: nothing that a form of Urna's would send. */
export function readOrder(fields: URLSearchParams, now: number = Date.now()): Order | WrongField | null {
  const action = fields.get("action");
  if (action === "pause" || action === "resume") {
    const worker = WORKER_NAMES.find((name) => name === fields.get("worker"));
    return worker ? { action, worker } : null;
  }
  if (action === "reopen") return { action };
  if (action === "close") return closing(fields, now);
  if (action === "rate") {
    const rate = readRate(action, fields);
    return typeof rate === "number" ? { action, rate } : rate;
  }
  if (action === "new_simulation") {
    const seed = readInteger(action, "seed", fields, 0, Number.MAX_SAFE_INTEGER);
    if (typeof seed !== "number") return seed;
    const voters = readInteger(action, "voters", fields, 1, MAX_VOTERS);
    if (typeof voters !== "number") return voters;
    const rate = readRate(action, fields);
    return typeof rate === "number" ? { action, seed, voters, rate } : rate;
  }
  return null;
}

export function isWrong(order: Order | WrongField): order is WrongField {
  return "field" in order;
}

/** The fields that a form sends for this order: `readOrder` gives it back. */
export function fieldsOf(order: Order): [string, string][] {
  return Object.entries(order).filter(([, value]) => value !== null)
    .map(([name, value]) => [name, String(value)]);
}

/** In so many minutes, as it is asked for; at a time in ms, as it is confirmed. */
function closing(fields: URLSearchParams, now: number): Order | WrongField {
  const action = "close";
  const at = fields.get("at");
  const latest = now + MAX_CLOSING_MINUTES * MS_PER_MINUTE;
  if (at !== null && /^\d{1,15}$/.test(at)) return { action, at: Math.min(Number(at), latest) };
  if (!fields.has("minutes")) return { action, at: null };
  const minutes = readInteger(action, "minutes", fields, 0, MAX_CLOSING_MINUTES);
  if (typeof minutes !== "number") return minutes;
  return { action, at: minutes === 0 ? null : now + minutes * MS_PER_MINUTE };
}

function readInteger(
  action: ActionName,
  field: WrongField["field"],
  fields: URLSearchParams,
  least: number,
  most: number,
): number | WrongField {
  const value = (fields.get(field) ?? "").trim();
  const n = Number(value);
  if (/^\d{1,16}$/.test(value) && n >= least && n <= most) return n;
  return { action, field, value, least, most };
}

function readRate(action: ActionName, fields: URLSearchParams): number | WrongField {
  const value = (fields.get("rate") ?? "").trim();
  const n = Number(value);
  if (/^\d{1,7}(\.\d{1,6})?$/.test(value) && n <= MAX_RATE) return n;
  return { action, field: "rate", value, least: 0, most: MAX_RATE };
}
