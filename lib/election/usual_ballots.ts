/**
 * Reads ballots that are written byte for byte as Urna writes them, without a JSON parser: nearly all are, and
 * parsing is much of what counting them costs. What is written in any other way is left to `parseBallot`, which
 * alone says what a ballot is: here is nothing that it would read otherwise. Pure, no I/O.
 */
import {
  decodeVoterIds,
  isCandidateId,
  isUtcTime,
  type ReceivedBallot,
  type ReceivedMessage,
  VOTER_ID_BYTES,
} from "@/lib/election/ballot.ts";
import { BALLOT_SOURCES, type BallotSource } from "@/lib/election/types.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

// The text between the values, as `ballotMessage` has it.
const BEFORE_VOTER = encoder.encode('{"voter_id":"');
const BEFORE_CANDIDATE = encoder.encode('","candidate_id":"');
const BEFORE_TIME = encoder.encode('","voting_time":"');
const BEFORE_SOURCE = encoder.encode('","source":"');
const END = encoder.encode('"}');
const SOURCES = BALLOT_SOURCES.map((source) => ({ source, bytes: encoder.encode(source) }));

/** Length of what `Date.toISOString` gives. */
const TIME_BYTES = 24;
const VOTER_AT = BEFORE_VOTER.length;
const CANDIDATE_AT = VOTER_AT + VOTER_ID_BYTES + BEFORE_CANDIDATE.length;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const FIRST_PRINTABLE = 0x20;
const LAST_ASCII = 0x7e;
/** An election has fewer; whoever sends more of them is not helped to be quick. */
const MAX_CANDIDATES = 64;

/** The ballots in these messages, at the same places; null where a message takes the long way. */
export function readUsualBallots(messages: readonly ReceivedMessage[]): (ReceivedBallot | null)[] {
  const reader = new Reader();
  const voterIds = decodeVoterIds(messages);
  return messages.map((message, i) => {
    const voter_id = voterIds(i);
    return voter_id === null ? null : reader.read(message, voter_id);
  });
}

/** Remembers what it has read: the next ballot has the same candidate, and often the same time. */
class Reader {
  readonly #candidates: { candidate_id: string; bytes: Uint8Array }[] = [];
  #time = new Uint8Array(TIME_BYTES);
  #timeText = "";

  /** `voter_id` is the message's key, and has the form of one. */
  read(message: ReceivedMessage, voter_id: string): ReceivedBallot | null {
    const { key, value } = message;
    if (key === null || value === null || value.length < CANDIDATE_AT) return null;
    if (!holds(value, 0, BEFORE_VOTER) || !holds(value, VOTER_AT, key)) return null;
    if (!holds(value, VOTER_AT + VOTER_ID_BYTES, BEFORE_CANDIDATE)) return null;
    const candidate = this.#candidate(value, CANDIDATE_AT);
    if (candidate === null) return null;
    let at = CANDIDATE_AT + candidate.bytes.length;
    if (!holds(value, at, BEFORE_TIME)) return null;
    at += BEFORE_TIME.length;
    const voting_time = this.#timeAt(value, at);
    if (voting_time === null) return null;
    at += TIME_BYTES;
    if (!holds(value, at, BEFORE_SOURCE)) return null;
    const source = sourceAt(value, at + BEFORE_SOURCE.length);
    if (source === null) return null;
    return { voter_id, candidate_id: candidate.candidate_id, voting_time, source, message };
  }

  #candidate(value: Uint8Array, at: number): { candidate_id: string; bytes: Uint8Array } | null {
    for (const candidate of this.#candidates) {
      if (value[at + candidate.bytes.length] === QUOTE && holds(value, at, candidate.bytes)) return candidate;
    }
    let end = at;
    while (isPlain(value[end])) end++;
    const bytes = value.slice(at, end);
    const candidate_id = decoder.decode(bytes);
    if (!isCandidateId(candidate_id) || this.#candidates.length === MAX_CANDIDATES) return null;
    const candidate = { candidate_id, bytes };
    this.#candidates.push(candidate);
    return candidate;
  }

  #timeAt(value: Uint8Array, at: number): string | null {
    if (this.#timeText !== "" && holds(value, at, this.#time)) return this.#timeText;
    if (at + TIME_BYTES > value.length) return null;
    const bytes = value.slice(at, at + TIME_BYTES);
    const text = decoder.decode(bytes);
    if (text.length !== TIME_BYTES || !isUtcTime(text)) return null;
    this.#time = bytes;
    return this.#timeText = text;
  }
}

function sourceAt(value: Uint8Array, at: number): BallotSource | null {
  for (const { source, bytes } of SOURCES) {
    const end = at + bytes.length;
    if (value.length === end + END.length && holds(value, at, bytes) && holds(value, end, END)) return source;
  }
  return null;
}

/** Whether it stands for itself in a JSON string. */
function isPlain(byte: number | undefined): boolean {
  return byte !== undefined && byte >= FIRST_PRINTABLE && byte <= LAST_ASCII && byte !== QUOTE &&
    byte !== BACKSLASH;
}

function holds(bytes: Uint8Array, at: number, piece: Uint8Array): boolean {
  for (let i = 0; i < piece.length; i++) {
    if (bytes[at + i] !== piece[i]) return false;
  }
  return true;
}
