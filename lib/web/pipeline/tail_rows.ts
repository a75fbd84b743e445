/** The rows of the tails: which messages a reader wants to see, and what is shown of each. Pure. */
import { VOTERS_TOPIC, VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import type { LiveWords } from "@/lib/web/pipeline/figures.ts";
import type { TailMessage } from "@/lib/web/pipeline/sample.ts";

/** Of each topic, at a time. */
export const MAX_ROWS = 8;

/** Empty texts mean every message. */
export interface TailFilter {
  partition: string;
  /** The beginning of a key. */
  key: string;
  /** A location's code. */
  location: string;
}

const START_OF_TIME = "2026-11-03T".length;
const END_OF_TIME = "2026-11-03T21:04:09".length;

/** What the query of an address, or a form, asks for. */
export function filterOf(params: { get(name: string): unknown }): TailFilter {
  const text = (name: string) => String(params.get(name) ?? "").trim();
  return {
    partition: text("partition"),
    key: text("key").toLowerCase(),
    location: text("location").toUpperCase(),
  };
}

/** Those of the messages that are shown, newest first. */
export function rowsOf(
  topic: string,
  messages: readonly TailMessage[],
  { partition, key, location }: TailFilter,
  words: LiveWords,
): string[][] {
  return messages
    .filter((message) =>
      (partition === "" || String(message.partition) === partition) &&
      message.key.toLowerCase().startsWith(key) &&
      (location === "" || message.says.location === location || message.key === location)
    )
    .slice(-MAX_ROWS)
    .reverse()
    .map((message) => cellsOf(topic, message, words));
}

function cellsOf(topic: string, message: TailMessage, words: LiveWords): string[] {
  const { t, f } = words;
  const { at, partition, offset, key } = message;
  return [
    at.slice(START_OF_TIME, END_OF_TIME),
    t.place(f.count(partition), f.count(offset)),
    key,
    contentOf(topic, message, words),
  ];
}

function contentOf(topic: string, { says }: TailMessage, { t, f }: LiveWords): string {
  if (topic === VOTERS_TOPIC) {
    const told = [says.location, says.age_band, says.gender, says.nationality].filter((text) =>
      text !== null
    );
    return told.length === 0 ? t.unreadable : told.join(" · ");
  }
  if (topic === VOTES_TOPIC) {
    return says.source === null ? t.unreadable : `${says.source} → ${says.candidate_id ?? t.secretChoice}`;
  }
  const { total_votes, registered_voters, version } = says;
  if (typeof total_votes !== "number" || typeof version !== "number") return t.unreadable;
  const votes = typeof registered_voters === "number"
    ? t.ofPlanned(f.count(total_votes), f.count(registered_voters))
    : t.votes(f.count(total_votes), total_votes);
  return `${votes} · ${t.version(f.count(version))}`;
}
