/**
 * Which of two frames a viewer keeps. Pure.
 */
import type { Frame } from "@/lib/election/results.ts";

/** The newer one: a higher version, or the same version put together later (a change of status alone). */
export function newerFrame(current: Frame, incoming: Frame): Frame {
  if (incoming.version !== current.version) {
    return incoming.version > current.version ? incoming : current;
  }
  return Date.parse(incoming.as_of) > Date.parse(current.as_of) ? incoming : current;
}
