/** How many votes can still come: arithmetic alone, nothing is predicted. Pure. */

/** What is known of an election beside the votes that are shown. Where a look came late, it may be ahead of them. */
export interface Awaited {
  registered: number;
  /** Whether nobody else will be registered. */
  allRegistered: boolean;
  /** Whether the poll is closed: only what is in the ballot box already can count. */
  closed: boolean;
  /** Votes that are counted, shown or not. */
  votes: number;
  /** Messages in the ballot box that are not counted yet. */
  waiting: number;
}

/**
 * Votes that can come to the `shown` ones, at most: one of each registered voter without a counted vote, and after
 * the poll one for each ballot that waits. Null while it is not known how many may vote.
 */
export function outstandingVotes(shown: number, awaited: Awaited): number | null {
  const { registered, allRegistered, closed, votes, waiting } = awaited;
  const ofVoters = allRegistered ? Math.max(0, registered - shown) : null;
  if (!closed) return ofVoters;
  const inBox = Math.max(0, votes - shown) + waiting;
  return ofVoters === null ? inBox : Math.min(inBox, ofVoters);
}
