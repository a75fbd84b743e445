/** What must hold of every frame that a viewer gets, and between each and the one before. Pure. */
import type { Frame } from "@/lib/election/results.ts";
import { sum } from "@/lib/election/totals.ts";

/** Every number of a frame that may only grow, by a name for a reader. */
export function growingNumbers(frame: Frame): Map<string, number> {
  const numbers = new Map([
    ["the version", frame.version],
    ["all votes", frame.totals.votes],
    ["the rejected", frame.totals.rejected],
    ["the registered", frame.totals.registered],
  ]);
  if (frame.ledger) numbers.set("the checkpoint", frame.ledger.checkpoint);
  for (const { candidate_id, votes } of frame.candidates) numbers.set(`votes for ${candidate_id}`, votes);
  for (const { location, votes, registered, votes_by_candidate } of frame.locations) {
    numbers.set(`votes of ${location}`, votes);
    numbers.set(`the registered of ${location}`, registered);
    for (const [candidate_id, n] of Object.entries(votes_by_candidate)) {
      numbers.set(`votes of ${location} for ${candidate_id}`, n);
    }
  }
  return numbers;
}

/** What is wrong with a frame taken by itself: sums that do not agree. */
export function disagreements({ totals, candidates, locations, version }: Frame): string[] {
  const wrong: string[] = [];
  const agree = (what: string, a: number, b: number) => {
    if (a !== b) wrong.push(`${what}: ${a} and ${b} in version ${version}`);
  };
  const cells = (candidate_id: string) => sum(locations.map((l) => l.votes_by_candidate[candidate_id] ?? 0));
  agree("the candidates' votes and all votes", sum(candidates.map((c) => c.votes)), totals.votes);
  agree("the locations' votes and all votes", sum(locations.map((l) => l.votes)), totals.votes);
  agree("the locations' voters and all", sum(locations.map((l) => l.registered)), totals.registered);
  for (const { candidate_id, votes } of candidates) {
    agree(`votes for ${candidate_id}, and those by location`, votes, cells(candidate_id));
  }
  for (const { location, votes, votes_by_candidate } of locations) {
    agree(`votes of ${location}, and those by candidate`, votes, sum(Object.values(votes_by_candidate)));
  }
  return wrong;
}

/** What fell, or is gone, from one frame to the next. */
export function falls(before: Map<string, number>, now: Map<string, number>): string[] {
  const fallen: string[] = [];
  for (const [name, n] of before) {
    const next = now.get(name);
    if (next === undefined) fallen.push(`${name} is gone, it was ${n}`);
    else if (next < n) fallen.push(`${name} fell from ${n} to ${next}`);
  }
  return fallen;
}
