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

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
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
  return UUID.test(text);
}

function isCandidateId(text: string): boolean {
  return text !== "" && text.length <= MAX_CANDIDATE_ID_CHARACTERS;
}

function isUtcTime(text: string): boolean {
  if (!ISO_UTC.test(text)) return false;
  const time = new Date(text);
  // A day that no calendar has (30 February) parses as another one.
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text.slice(0, 10));
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
