/** What a request to cast a ballot says: who votes, and for whom. */
import { isVoterId } from "@/lib/election/ballot.ts";
import { ProblemError } from "@/lib/web/http/problems.ts";

export interface Choice {
  voter_id: string;
  candidate_id: string;
}

/** A request has some 100 bytes. */
export const MAX_CHOICE_BYTES = 4_096;
/** Unicode code points. */
export const MAX_CANDIDATE_ID_CHARACTERS = 100;

const FIELDS: readonly string[] = ["voter_id", "candidate_id"] satisfies (keyof Choice)[];

/** @throws ProblemError `malformed` where it is none, in words that say what is accepted */
export function choiceOf(value: unknown): Choice {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw malformed("must be an object with voter_id and candidate_id");
  }
  // A field that every object inherits, such as "constructor", is an unknown one as well.
  if (Object.keys(value).some((name) => !FIELDS.includes(name))) {
    throw malformed("may have no other fields than voter_id and candidate_id");
  }
  const { voter_id, candidate_id } = value as Record<string, unknown>;
  if (typeof voter_id !== "string" || !isVoterId(voter_id)) {
    throw malformed("must have a voter_id: a UUID in lower case");
  }
  if (typeof candidate_id !== "string" || candidate_id === "" || isTooLong(candidate_id)) {
    throw malformed(`must have a candidate_id: a text of 1 to ${MAX_CANDIDATE_ID_CHARACTERS} characters`);
  }
  return { voter_id, candidate_id };
}

function isTooLong(text: string): boolean {
  return [...text].length > MAX_CANDIDATE_ID_CHARACTERS;
}

function malformed(what: string): ProblemError {
  return new ProblemError("malformed", `The body ${what}.`);
}
