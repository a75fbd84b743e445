/**
 * Which of two frames a viewer keeps. Pure.
 */
import type { Frame } from "@/lib/election/results.ts";

/**
 * The newer one: of an election that was begun later, or of a higher version. Of the same version it is the one
 * that came later (the state alone has changed), unless it knows less: a clock that was set back decides nothing.
 */
export function newerFrame(current: Frame, incoming: Frame): Frame {
  const [begun, now] = [current, incoming].map(({ election }) => Date.parse(election.begun_at));
  if (begun !== now) return now > begun ? incoming : current;
  if (incoming.version !== current.version) {
    return incoming.version > current.version ? incoming : current;
  }
  const [had, has] = [current, incoming].map(({ totals }) => totals.registered + totals.votes);
  return has >= had && saysMore(current, incoming) ? incoming : current;
}

function saysMore(current: Frame, incoming: Frame): boolean {
  const [a, b] = [current, incoming].map(({ election, totals, as_of }) =>
    JSON.stringify([{ ...election, begun_at: null }, totals, as_of])
  );
  return a !== b;
}
