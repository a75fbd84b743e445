/**
 * The nouns of an election. Field names are those of the topics and tables: JSON from Kafka, rows of
 * Postgres and answers over HTTP all carry them unchanged.
 */

/** A candidate, as registered. */
export interface Candidate {
  /** Short stable name, also the last part of its page's address: lower-case letters, digits, hyphens. */
  candidate_id: string;
  candidate_name: string;
  party_affiliation: string;
  biography: string;
  campaign_platform: string;
  /** Path on this server. */
  photo_url: string;
}

/** What the stream knows about a voter: a message of `voters_topic`. No personal data beyond it. */
export interface RegisteredVoter {
  /** UUID, lower case. */
  voter_id: string;
  registration_number: string;
  /** Code of the voter's location. */
  location: string;
  /** ISO date, YYYY-MM-DD. */
  date_of_birth: string;
  gender: string;
  nationality: string;
}

/** A voter as the registry in Postgres holds it. */
export interface Voter extends RegisteredVoter {
  voter_name: string;
  address_street: string;
  address_city: string;
  address_state: string;
  address_country: string;
  address_postcode: string;
  email: string;
  phone_number: string;
  /** Path on this server. */
  picture: string;
  /** Age in whole years on the day of the election. */
  registered_age: number;
}

export const BALLOT_SOURCES = ["simulator", "booth", "api", "import"] as const;
export type BallotSource = typeof BALLOT_SOURCES[number];

/** A ballot: a message of `votes_topic`. */
export interface Ballot {
  voter_id: string;
  candidate_id: string;
  /** ISO 8601, UTC. */
  voting_time: string;
  source: BallotSource;
}

/** Why a message of `votes_topic` does not count. */
export const REJECTION_REASONS = [
  "duplicate",
  "unknown_voter",
  "unknown_candidate",
  "under_age",
  "poll_closed",
  "malformed",
] as const;
export type RejectionReason = typeof REJECTION_REASONS[number];
