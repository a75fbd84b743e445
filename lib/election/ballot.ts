/**
 * From a message of `votes_topic` to a ballot. Total: any bytes at all give a ballot or the reason
 * why they are none. Pure, no I/O.
 */
import { type Ballot, BALLOT_SOURCES, type BallotSource } from "@/lib/election/types.ts";

/** A ballot is some 200 bytes; a longer message is not parsed at all. */
export const MAX_BALLOT_BYTES = 4_096;
const MAX_CANDIDATE_ID_CHARACTERS = 100;

/** A message as Kafka hands it over. */
export interface ReceivedMessage {
  partition: number;
  offset: number;
  key: Uint8Array | null;
  value: Uint8Array | null;
  /** When the broker appended it, in milliseconds since 1970. */
  appended_at: number;
}

/** A well-formed ballot and the place of its message. Not yet checked against the registry. */
export interface ReceivedBallot extends Ballot {
  message: ReceivedMessage;
}

/** A voter_id is ASCII. */
export const VOTER_ID_BYTES = 36;
const ISO_UTC = /^[1-9]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]00:?00)$/;
const SOURCES: ReadonlySet<string> = new Set(BALLOT_SOURCES);
const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * The ballot in a message, or null where the message is malformed: not JSON, not an object, a field
 * missing or of the wrong type, a time that is not ISO 8601 in UTC, a source that is none of
 * `BALLOT_SOURCES`, or a key that is not the ballot's own voter_id. The key decides the partition:
 * under any other one a voter's ballots would lose their order.
 */
export function parseBallot(message: ReceivedMessage): ReceivedBallot | null {
  const fields = parseObject(message.value);
  if (fields === null) return null;
  const { voter_id, candidate_id, voting_time, source } = fields;
  if (typeof voter_id !== "string" || voter_id === "") return null;
  if (typeof candidate_id !== "string" || !isCandidateId(candidate_id)) return null;
  if (typeof voting_time !== "string" || !isUtcTime(voting_time)) return null;
  if (typeof source !== "string" || !SOURCES.has(source)) return null;
  if (decode(message.key) !== voter_id) return null;
  return { voter_id, candidate_id, voting_time, source: source as BallotSource, message };
}

/** Whether `text` has the form of a voter_id: a UUID in lower case. */
export function isVoterId(text: string): boolean {
  if (text.length !== VOTER_ID_BYTES) return false;
  for (let place = 0; place < VOTER_ID_BYTES; place++) {
    const code = text.charCodeAt(place);
    if (code > 0xff || MAY_STAND[place << 8 | code] === 0) return false;
  }
  return true;
}

/** Whether `text` can be a candidate_id: neither empty nor without end. */
export function isCandidateId(text: string): boolean {
  return text !== "" && text.length <= MAX_CANDIDATE_ID_CHARACTERS;
}

/** Whether `text` is a moment in ISO 8601, in UTC. */
export function isUtcTime(text: string): boolean {
  if (!ISO_UTC.test(text)) return false;
  const time = new Date(text);
  // A day that no calendar has (30 February) parses as another one.
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text.slice(0, 10));
}

/** A time of a ballot as Postgres keeps it: a whole second in ms since 1970, and microseconds on top of it. */
export function votingTime(voting_time: string): { ms: number; us: number } {
  const [, digits = ""] = voting_time.match(/\.(\d+)/) ?? [];
  const fraction = Number(`0.${digits || "0"}`) * 1_000_000;
  const rounded = Math.round(fraction); // the next finer digit
  const isHalf = rounded - fraction === 0.5; // of two as near as each other, the even one
  return {
    ms: Date.parse(voting_time.replace(/\.\d+/, "")),
    us: isHalf && rounded % 2 === 1 ? rounded - 1 : rounded,
  };
}

const HYPHEN = 0x2d;
const HYPHENS_AT: ReadonlySet<number> = new Set([8, 13, 18, 23]);
/** By place in a voter_id and byte: 1 where it may stand there. */
const MAY_STAND = Uint8Array.from(
  { length: VOTER_ID_BYTES * 256 },
  (_, i) => {
    const [place, byte] = [i >> 8, i & 0xff];
    const isDigit = byte >= 0x30 && byte <= 0x39 || byte >= 0x61 && byte <= 0x66;
    return Number(HYPHENS_AT.has(place) ? byte === HYPHEN : isDigit);
  },
);

/**
 * The keys of these messages that have the form of a voter_id, by the message's place; null for any other key.
 * All are decoded in one piece, as that costs as much as a single one.
 */
export function decodeVoterIds(messages: readonly ReceivedMessage[]): (place: number) => string | null {
  const bytes = new Uint8Array(messages.length * VOTER_ID_BYTES);
  const sound = messages.map(({ key }, i) => {
    if (key === null || key.length !== VOTER_ID_BYTES) return false;
    const at = i * VOTER_ID_BYTES;
    let may = 1;
    for (let place = 0; place < VOTER_ID_BYTES; place++) {
      const byte = key[place];
      may &= MAY_STAND[place << 8 | byte];
      bytes[at + place] = byte & 0x7f; // ASCII, so that a byte is a character
    }
    return may === 1;
  });
  const text = new TextDecoder().decode(bytes);
  return (i) => sound[i] ? text.slice(i * VOTER_ID_BYTES, (i + 1) * VOTER_ID_BYTES) : null;
}

function parseObject(value: Uint8Array | null): Record<string, unknown> | null {
  if (value === null || value.length === 0 || value.length > MAX_BALLOT_BYTES) return null;
  const text = decode(value);
  if (text === null) return null;
  try {
    const parsed = JSON.parse(text);
    return typeof parsed === "object" && !Array.isArray(parsed) ? parsed : null;
  } catch {
    return null; // not JSON: malformed, which is an answer here and not a failure
  }
}

function decode(bytes: Uint8Array | null): string | null {
  if (bytes === null) return null;
  try {
    return decoder.decode(bytes);
  } catch {
    return null; // not UTF-8: as above
  }
}
