/** What must be true in the end, once nothing goes wrong any more. */
import type { Frame } from "@/lib/election/results.ts";
import type { Broker } from "./broker.ts";
import { recount } from "./recount.ts";
import { sumOf, type Tables } from "./tables.ts";
import { TOPICS } from "./totals_log.ts";

/** What is still missing, or null. */
export function unfinished(
  tables: Tables,
  broker: Broker,
  frames: ReadonlyMap<string, Frame | null>,
): string | null {
  for (const partition of broker.votes.partitions.keys()) {
    const left = broker.votes.messages(partition, tables.next(partition)).length;
    if (left > 0) return `${left} messages of partition ${partition} are not counted`;
  }
  const published = wrongTopics(tables, broker);
  if (published) return published;
  for (const [viewer, frame] of frames) {
    const wrong = frame ? wrongFrame(tables, frame) : "sees nothing";
    if (wrong) return `${viewer} ${wrong}`;
  }
  return null;
}

/** What is wrong with the whole count, or null. */
export function wrongCount(tables: Tables, broker: Broker): string | null {
  return recount(tables, broker.votes);
}

/**
 * Whoever keeps the last message of each key must have the numbers of the database, and know from the candidates
 * that they are the newest.
 */
function wrongTopics(tables: Tables, { totals }: Broker): string | null {
  const { candidates, locations } = tables.totals();
  const wanted = {
    candidates: new Map(candidates.map((total) => [total.candidate_id, JSON.stringify(total)])),
    locations: new Map(locations.map((total) => [total.location, JSON.stringify({ ...total, version: 0 })])),
  };
  for (const topic of TOPICS) {
    const newest = totals.newest(topic);
    for (const [key, total] of wanted[topic]) {
      const value = newest.get(key)?.value;
      const said = value && JSON.parse(new TextDecoder().decode(value));
      const content = JSON.stringify(topic === "candidates" ? said : { ...said, version: 0 });
      if (content !== total) return `the last message of ${key} is ${content}, the database has ${total}`;
    }
  }
  return null;
}

function wrongFrame(
  tables: Tables,
  { candidates, locations, totals, version, ledger }: Frame,
): string | null {
  const of = (n: number, m: number, what: string) => n === m ? null : `shows ${what} ${n}, it is ${m}`;
  const wrong = of(version, tables.version, "version") ??
    of(totals.votes, tables.votes.size, "votes") ??
    of(totals.registered, sumOf(tables.registered), "registered voters") ??
    of(ledger?.checkpoint ?? -1, tables.head.sequence, "checkpoint");
  if (wrong) return wrong;
  for (const { candidate_id, votes } of candidates) {
    const differs = of(votes, tables.byCandidate.get(candidate_id) ?? 0, candidate_id);
    if (differs) return differs;
  }
  for (const { location, registered, votes_by_candidate } of locations) {
    const differs = of(registered, tables.registered.get(location) ?? 0, `registered in ${location}`);
    if (differs) return differs;
    for (const [id, votes] of Object.entries(votes_by_candidate)) {
      const differs = of(votes, tables.byLocation.get(`${location} ${id}`) ?? 0, `${id} in ${location}`);
      if (differs) return differs;
    }
  }
  return null;
}
