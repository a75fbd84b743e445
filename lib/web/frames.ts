/**
 * Which of two frames a viewer keeps. Pure.
 */
import type { Frame } from "@/lib/election/results.ts";

/**
 * The newer one: of an election that was begun later, or of a higher version, or of the same version but put
 * together later (a change of status alone).
 */
export function newerFrame(current: Frame, incoming: Frame): Frame {
  const [begun, now] = [current, incoming].map(({ election }) => Date.parse(election.begun_at));
  if (begun !== now) return now > begun ? incoming : current;
  if (incoming.version !== current.version) {
    return incoming.version > current.version ? incoming : current;
  }
  return Date.parse(incoming.as_of) > Date.parse(current.as_of) ? incoming : current;
}
