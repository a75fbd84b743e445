/** The messages of the topics, to and from bytes: JSON, each under the key of its topic. */
import type { IHeaders, Message } from "kafkajs";
import type { Ballot, RegisteredVoter, Voter } from "@/lib/election/types.ts";
import type { CandidateTotal, LocationTotal, TotalsMark } from "@/lib/election/totals.ts";

const decoder = new TextDecoder();

/** A voter for `voters_topic`: without name, address, email, phone and picture. */
export function voterMessage(voter: Voter): Message {
  const { voter_id, registration_number, location, date_of_birth, gender, nationality } = voter;
  const registered: RegisteredVoter = {
    voter_id,
    registration_number,
    location,
    date_of_birth,
    gender,
    nationality,
  };
  return { key: voter_id, value: JSON.stringify(registered) };
}

export function ballotMessage(ballot: Ballot): Message {
  return { key: ballot.voter_id, value: JSON.stringify(ballot) };
}

export function candidateTotalMessage(total: CandidateTotal, mark: TotalsMark): Message {
  return { key: total.candidate_id, value: JSON.stringify(total), headers: markHeaders(mark) };
}

export function locationTotalMessage(total: LocationTotal, mark: TotalsMark): Message {
  return { key: total.location, value: JSON.stringify(total), headers: markHeaders(mark) };
}

/** Beside the value, whose shape is the same for every engine that publishes totals. */
function markHeaders({ registered, rejected, ledger }: TotalsMark): Record<string, string> {
  return {
    "urna-registered": String(registered),
    ...(rejected === undefined ? {} : { "urna-rejected": String(rejected) }),
    "urna-checkpoint": String(ledger.checkpoint),
    "urna-head": ledger.head,
  };
}

/** The mark in a message of totals, or null where it has none: another engine has published it. */
export function readMark(headers: IHeaders | undefined): TotalsMark | null {
  const text = (name: string) => headers?.[name]?.toString() ?? "";
  const [registered, checkpoint] = [text("urna-registered"), text("urna-checkpoint")];
  const [rejected, head] = [text("urna-rejected"), text("urna-head")];
  const isCount = (n: string) => /^\d{1,15}$/.test(n);
  if (!isCount(registered) || !isCount(checkpoint) || !/^[0-9a-f]{64}$/.test(head)) return null;
  return {
    registered: Number(registered),
    ...(isCount(rejected) ? { rejected: Number(rejected) } : {}),
    ledger: { checkpoint: Number(checkpoint), head },
  };
}

/**
 * The object in a message whose fields have these types, or null where it is something else: topics
 * are open to other programs, and one bad message must not stop a reader.
 */
export function readMessage<T extends object>(
  value: Uint8Array | null,
  fields: { readonly [K in keyof T]?: "string" | "number" | "object" },
): T | null {
  if (value === null) return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(decoder.decode(value));
  } catch {
    return null; // not JSON: the caller decides what to do with what is no message of ours
  }
  if (typeof parsed !== "object" || parsed === null) return null;
  const record = parsed as Record<string, unknown>;
  const types: Record<string, string | undefined> = fields;
  for (const name in types) { // no list of its own for each message
    if (typeof record[name] !== types[name] || record[name] === null) return null;
  }
  return parsed as T;
}

export const VOTER_FIELDS = {
  voter_id: "string",
  location: "string",
  date_of_birth: "string",
  gender: "string",
} as const satisfies Partial<Record<keyof RegisteredVoter, "string">>;

export const CANDIDATE_TOTAL_FIELDS = {
  candidate_id: "string",
  total_votes: "number",
  version: "number",
} as const;

export const LOCATION_TOTAL_FIELDS = {
  location: "string",
  registered_voters: "number",
  total_votes: "number",
  votes_by_candidate: "object",
  version: "number",
} as const;
