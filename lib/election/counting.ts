/**
 * Which ballots of a batch count, and what they add to the tallies. Pure, no I/O.
 *
 * A batch goes through in two steps, with the ballot book between them:
 *
 *   judge(messages, registry, rules)  ->  ballots to enter, and rejections
 *   (the book takes each voter's first ballot and says which ones it took)
 *   settle(judged, entered)           ->  what counts, all rejections, additions to the tallies
 *
 * so that a ballot adds to a tally exactly if it was really entered.
 */
import { isVoterId, parseBallot, type ReceivedBallot, type ReceivedMessage } from "@/lib/election/ballot.ts";
import { readUsualBallots } from "@/lib/election/usual_ballots.ts";
import type { RegistryEntry, VoterPage } from "@/lib/election/voter_page.ts";
import type { RejectionReason } from "@/lib/election/types.ts";

export interface CountingRules {
  candidates: ReadonlySet<string>;
  /** Whole years. */
  voting_age: number;
  /** Messages that the broker appended at this time or later do not count; ms, null while open. */
  closes_at: number | null;
  /** Times before at which the poll was closed too: messages appended then do not count either. */
  closures?: readonly PollClosure[];
}

/** From a time up to, not including, another one; ms. */
export interface PollClosure {
  from: number;
  to: number;
}

export interface Rejection {
  message: ReceivedMessage;
  reason: RejectionReason;
}

/** A ballot that passed every check but one, which is the book's: whether its voter has voted before. */
export interface EligibleBallot {
  ballot: ReceivedBallot;
  voter: RegistryEntry;
}

export interface Judged {
  /** At most one for each voter, in the order of their messages. */
  eligible: EligibleBallot[];
  rejected: Rejection[];
}

/** The messages of a batch, parsed: what has to be looked up before they can be judged. */
export function parseBatch(messages: readonly ReceivedMessage[]): {
  ballots: ReceivedBallot[];
  malformed: Rejection[];
  /** The voters of the ballots, without those whose id has not the form of one. */
  voterIds: string[];
} {
  const ballots: ReceivedBallot[] = [];
  const voterIds: string[] = [];
  const malformed: Rejection[] = [];
  const usual = readUsualBallots(messages);
  for (let i = 0; i < messages.length; i++) {
    const message = messages[i];
    const ballot = usual[i] ?? parseBallot(message);
    if (ballot === null) {
      malformed.push({ message, reason: "malformed" });
      continue;
    }
    ballots.push(ballot);
    if (usual[i] !== null || isVoterId(ballot.voter_id)) voterIds.push(ballot.voter_id);
  }
  return { ballots, malformed, voterIds };
}

/**
 * Judges ballots, in the order of their messages, by the registry and the rules. `voters` holds the registered
 * ones of their voters, `voted` some who are known to have voted before.
 */
export function judge(
  ballots: readonly ReceivedBallot[],
  voters: VoterPage,
  rules: CountingRules,
  voted: Iterable<string> = [],
): Judged {
  const eligible: EligibleBallot[] = [];
  const rejected: Rejection[] = [];
  const seen = new Uint8Array(voters.size);
  for (const voter_id of voted) {
    const place = voters.place(voter_id);
    if (place >= 0) seen[place] = 1;
  }
  for (const ballot of ballots) {
    const place = voters.place(ballot.voter_id);
    const voter = place < 0 ? undefined : voters.entry(place);
    const { candidate_id, message: { appended_at } } = ballot;
    const reason = objection({ candidate_id, appended_at }, voter, rules) ??
      (seen[place] ? "duplicate" : null);
    if (reason !== null) {
      rejected.push({ message: ballot.message, reason });
    } else if (voter) {
      seen[place] = 1;
      eligible.push({ ballot, voter });
    }
  }
  return { eligible, rejected };
}

/** Why a ballot does not count, whoever has voted before; null where nothing speaks against it. */
export function objection(
  ballot: { candidate_id: string; appended_at: number },
  voter: Pick<RegistryEntry, "age"> | undefined,
  rules: CountingRules,
): Exclude<RejectionReason, "duplicate" | "malformed"> | null {
  if (!voter) return "unknown_voter";
  if (!rules.candidates.has(ballot.candidate_id)) return "unknown_candidate";
  if (voter.age < rules.voting_age) return "under_age";
  return isPollClosed(rules, ballot.appended_at) ? "poll_closed" : null;
}

/** Whether a ballot that the broker appended at this time, in ms, came to a closed poll. */
export function isPollClosed(
  { closes_at, closures = [] }: Pick<CountingRules, "closes_at" | "closures">,
  appended_at: number,
): boolean {
  if (closes_at !== null && appended_at >= closes_at) return true;
  return closures.some(({ from, to }) => appended_at >= from && appended_at < to);
}

/** What a batch adds. Each list has one row for each combination that occurs. */
export interface TallyAdditions {
  by_candidate: { candidate_id: string; votes: number }[];
  by_location: { location: string; candidate_id: string; votes: number }[];
  by_demographic: { age_band: string; gender: string; candidate_id: string; votes: number }[];
}

export interface Settled {
  counted: EligibleBallot[];
  rejected: Rejection[];
  additions: TallyAdditions;
}

/**
 * The batch as it stands once the book has spoken. `entered` holds the voters whose ballot it took, null: all;
 * an eligible ballot that it did not take is its voter's second, and a duplicate.
 */
export function settle(judged: Judged, entered: ReadonlySet<string> | null): Settled {
  if (entered === null) {
    const { eligible: counted, rejected } = judged;
    return { counted, rejected, additions: tally(counted) };
  }
  const counted: EligibleBallot[] = [];
  const rejected = [...judged.rejected];
  for (const entry of judged.eligible) {
    if (entered.has(entry.ballot.voter_id)) counted.push(entry);
    else rejected.push({ message: entry.ballot.message, reason: "duplicate" });
  }
  return { counted, rejected, additions: tally(counted) };
}

/** Adds up ballots, each once in every breakdown. */
export function tally(counted: readonly EligibleBallot[]): TallyAdditions {
  // Maps in maps: keys put together from several texts cost more than all else here.
  const byLocation = new Tree<Counter>();
  const byDemographic = new Tree<Tree<Counter>>();
  for (const { ballot: { candidate_id }, voter: { location, age_band, gender } } of counted) {
    byLocation.at(location, Counter).add(candidate_id);
    byDemographic.at(age_band, Tree<Counter>).at(gender, Counter).add(candidate_id);
  }
  const byCandidate = new Counter();
  for (const [, counter] of byLocation) {
    for (const [candidate_id, votes] of counter) byCandidate.add(candidate_id, votes);
  }
  return {
    by_candidate: byCandidate.rows(),
    by_location: [...byLocation].flatMap(([location, counter]) =>
      counter.rows().map((row) => ({ location, ...row }))
    ),
    by_demographic: [...byDemographic].flatMap(([age_band, genders]) =>
      [...genders].flatMap(([gender, counter]) => counter.rows().map((row) => ({ age_band, gender, ...row })))
    ),
  };
}

class Tree<Branch> extends Map<string, Branch> {
  at(key: string, Branch: new () => Branch): Branch {
    let branch = this.get(key);
    if (branch === undefined) this.set(key, branch = new Branch());
    return branch;
  }
}

class Counter extends Map<string, number> {
  add(candidate_id: string, votes = 1): void {
    this.set(candidate_id, (this.get(candidate_id) ?? 0) + votes);
  }

  rows(): { candidate_id: string; votes: number }[] {
    return [...this].map(([candidate_id, votes]) => ({ candidate_id, votes }));
  }
}
