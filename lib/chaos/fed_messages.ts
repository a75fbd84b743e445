/**
 * What a storm puts into the ballot box beside the electorate's own ballots: second ballots of voters who are
 * counted already, and what is no ballot at all. None of it may count.
 */
import type { Message } from "kafkajs";
import type { Random } from "@/lib/election/random.ts";
import { type WeightTable, weightTable } from "@/lib/election/random.ts";

/** The Kafka header that numbers them, so that each can be found again. */
export const FED_HEADER = "urna-chaos";
/** Long enough to be refused unread, and not so long that it fills the disk. */
const LARGE_BYTES = 6_000;
const SOME_TIME = "2028-11-07T12:00:00.000Z";

/** What the message is made of: somebody who is counted, and somebody to vote for. */
export interface FedParts {
  voter_id: string;
  candidate_id: string;
}

type Make = (parts: FedParts, random: Random) => { key: string | null; value: string | null };

const MAKES: readonly { weight: number; make: Make }[] = [
  // A second ballot, mostly for somebody else than the first.
  { weight: 80, make: ({ voter_id, candidate_id }) => ballot(voter_id, { candidate_id }) },
  { weight: 6, make: ({ candidate_id }, random) => ballot(uuid(random), { candidate_id }) },
  { weight: 3, make: ({ voter_id }) => ballot(voter_id, { candidate_id: "nobody-of-this-name" }) },
  { weight: 3, make: (parts) => ({ key: parts.voter_id, value: '{"voter_id":' }) },
  { weight: 2, make: (parts) => ({ key: parts.voter_id, value: null }) },
  { weight: 2, make: (parts) => ({ ...ballot(parts.voter_id, parts), key: null }) },
  { weight: 2, make: (parts, random) => ({ ...ballot(parts.voter_id, parts), key: uuid(random) }) },
  { weight: 1, make: (parts) => ballot(parts.voter_id, { ...parts, voting_time: "yesterday" }) },
  { weight: 1, make: (parts) => ({ key: parts.voter_id, value: "x".repeat(LARGE_BYTES) }) },
];

const TABLE: WeightTable = weightTable(MAKES.map(({ weight }) => weight));

/** A message that must not count, under its number. */
export function fedMessage(number: number, parts: FedParts, random: Random): Message {
  const message = MAKES[random.pick(TABLE)].make(parts, random);
  return { ...message, headers: { [FED_HEADER]: String(number) } };
}

/** The number of such a message; null for any other. */
export function fedNumber(headers: Message["headers"]): number | null {
  const value = headers?.[FED_HEADER];
  return value === undefined ? null : Number(String(value));
}

function ballot(voter_id: string, fields: object): { key: string; value: string } {
  const content = { voter_id, voting_time: SOME_TIME, source: "import", ...fields };
  return { key: voter_id, value: JSON.stringify(content) };
}

/** A UUID of version 4, which no simulated voter has. */
function uuid(random: Random): string {
  const hex = Array.from({ length: 4 }, () => random.uint32().toString(16).padStart(8, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${
    hex.slice(20)
  }`;
}
