/**
 * The frame that the page shows. One island of a page holds the connection and lets frames through at the reader's
 * pace (`useLiveFrame`); the others follow what it shows, and so never differ from it.
 */
import { useEffect, useState } from "preact/hooks";
import type { Frame } from "@/lib/election/results.ts";

type Follower = (frame: Frame) => void;

let shown: Frame | null = null;
const followers = new Set<Follower>();

/** Tells all who follow. */
export function showFrame(frame: Frame): void {
  shown = frame;
  for (const follow of followers) follow(frame);
}

type ArrivalFollower = (frame: Frame, isWhole: boolean) => void;

const arrivalFollowers = new Set<ArrivalFollower>();

/** Tells of a frame that has come, shown or held back. `isWhole`: no frame before it can have been missed. */
export function tellArrival(frame: Frame, isWhole: boolean): void {
  for (const follow of arrivalFollowers) follow(frame, isWhole);
}

/** Calls with each frame that comes, before it is shown, at whatever pace that is. Returns the end. */
export function followArrivals(follow: ArrivalFollower): () => void {
  arrivalFollowers.add(follow);
  return () => void arrivalFollowers.delete(follow);
}

/** Calls with the frame that is shown, if there is one already, and with each that is shown later. Returns the end. */
export function followFrames(follow: Follower): () => void {
  followers.add(follow);
  if (shown) follow(shown);
  return () => void followers.delete(follow);
}

/** The frame that the page shows, for an island without a connection. `initial`: what the page was rendered with. */
export function useShownFrame(initial: Frame): Frame {
  const [frame, setFrame] = useState(initial);
  useEffect(() => followFrames(setFrame), []);
  return frame;
}
