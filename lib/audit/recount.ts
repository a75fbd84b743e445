/**
 * Counts `votes_topic` again, in the order of the chain, and holds each message against what the ledger,
 * `votes` and `rejected_votes` say of it.
 */
import { MAX_KEPT_MESSAGE_BYTES } from "@/lib/store/ballot_book.ts";
import type { Range } from "@/lib/audit/ranges.ts";
import type { Step } from "@/lib/audit/report.ts";
import { RunningTotals } from "@/lib/audit/running_totals.ts";
import {
  placeOf,
  readRejections,
  readVoters,
  type StoredRejection,
  type StoredVoter,
} from "@/lib/audit/stored_ballots.ts";
import { VoterSet } from "@/lib/audit/voter_set.ts";
import { type ReceivedBallot, type ReceivedMessage, votingTime } from "@/lib/election/ballot.ts";
import { type CountingRules, judge, parseBatch } from "@/lib/election/counting.ts";
import { pageOf, type RegistryEntry } from "@/lib/election/voter_page.ts";
import { registryEntry } from "@/lib/election/registry_entry.ts";
import { rootOfBatch } from "@/lib/ledger/batch_hash.ts";
import { leavesOf, type MessageOutcome, outcomeOf } from "@/lib/ledger/leaf.ts";
import { equal, leafAt, leafCount } from "@/lib/ledger/merkle.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import type { Transaction } from "@/lib/store/database.ts";

export interface RecountSteps {
  log: Step;
  votes: Step;
  rejected: Step;
}

/** A range with its messages. */
interface ReadRange extends Range {
  messages: ReceivedMessage[];
}

export class Recount {
  readonly totals = new RunningTotals();
  readonly voters = new VoterSet();
  messages = 0;
  /** Ballots that came before their voter was registered. */
  tooEarly = 0;

  constructor(
    private readonly tx: Transaction,
    private readonly scenario: Scenario,
    private readonly rules: CountingRules,
    private readonly ledgerKey: Uint8Array,
    private readonly steps: RecountSteps,
  ) {}

  /** Counts a window. `after` hears of each range when it is counted. */
  async count(window: readonly ReadRange[], after: (range: Range) => void): Promise<void> {
    const { ballots, malformed } = parseBatch(window.flatMap((range) => range.messages));
    const voters = await readVoters(this.tx, ballots);
    const rejections = await readRejections(this.tx, window);
    const recorded = recordedOutcomes(window);
    const registry = new Map(
      [...voters].map(([id, { registered }]) => [id, registryEntry(registered, this.scenario)]),
    );
    // A ballot that came before its voter was registered was, and stays, one of an unknown voter.
    const isTooEarly = (ballot: ReceivedBallot) =>
      recorded.get(ballot.message) === "unknown_voter" && registry.has(ballot.voter_id);
    const early = ballots.filter(isTooEarly);
    this.tooEarly += early.length;
    const judged = judge(ballots.filter((ballot) => !isTooEarly(ballot)), pageOf(registry), this.rules);

    const outcomes = new Map<ReceivedMessage, MessageOutcome>();
    for (const { message, reason } of [...malformed, ...judged.rejected]) outcomes.set(message, reason);
    for (const { message } of early) outcomes.set(message, "unknown_voter");
    const parsed = new Map(ballots.map((ballot) => [ballot.message, ballot]));
    const eligible = new Map(judged.eligible.map((entry) => [entry.ballot.message, entry]));

    for (const range of window) {
      this.#checkSeal(range);
      for (const message of range.messages) {
        const entry = eligible.get(message);
        const outcome = entry === undefined
          ? outcomes.get(message) ?? "duplicate"
          : this.voters.add(entry.ballot.voter_id)
          ? "counted"
          : "duplicate";
        this.#checkOutcome(message, outcome, recorded.get(message));
        this.#checkRejection(message, outcome, rejections, range);
        const ballot = parsed.get(message);
        if (ballot) {
          this.#checkVote(ballot, outcome, voters.get(ballot.voter_id), registry.get(ballot.voter_id));
        }
        if (outcome === "counted" && entry) {
          this.totals.count(message.partition, entry.ballot.candidate_id, entry.voter);
        } else {
          this.totals.reject(message.partition);
        }
      }
      this.messages += range.messages.length;
      this.totals.consumed += range.to - range.from;
      after(range);
    }
    for (const { partition, offset } of rejections.values()) {
      this.steps.rejected.differs({
        what: "a rejected message that the log does not have",
        partition,
        offset,
      });
    }
  }

  /** Leaves, root and counts of a checkpoint against the messages themselves. */
  #checkSeal({ checkpoint, messages, partition, from }: ReadRange): void {
    if (!checkpoint) return;
    const { sequence, leaves, root, outcomes, accepted, rejected } = checkpoint;
    const { log } = this.steps;
    const name = `checkpoint ${sequence}`;
    const place = { partition, offset: from };
    const own = leavesOf(this.ledgerKey, messages);
    log.compare(`${name}: messages with a leaf`, messages.length, leafCount(leaves), place);
    log.compare(`${name}: messages with an outcome`, messages.length, outcomes.length, place);
    if (!equal(own, leaves)) {
      const at = messages.findIndex((_, i) => !equal(leafAt(own, i), leafAt(leaves, i)));
      const offset = messages[at]?.offset ?? from;
      log.differs({ what: `${name}: the leaf of this message`, partition, offset });
    }
    if (!equal(rootOfBatch(own), root)) {
      log.differs({ what: `${name}: the root over its messages`, ...place });
    }
    const counted = outcomes.reduce((sum, byte) => sum + (outcomeOf(byte) === "counted" ? 1 : 0), 0);
    log.compare(`${name}: messages that counted`, counted, accepted, place);
    log.compare(`${name}: messages that were rejected`, outcomes.length - counted, rejected, place);
  }

  #checkOutcome(
    message: ReceivedMessage,
    outcome: MessageOutcome,
    recorded: MessageOutcome | undefined,
  ): void {
    if (recorded === undefined) return; // from before there was a ledger
    this.steps.log.compare("what became of this message", outcome, recorded, message);
  }

  #checkVote(
    ballot: ReceivedBallot,
    outcome: MessageOutcome,
    stored: StoredVoter | undefined,
    voter: RegistryEntry | undefined,
  ): void {
    const { votes } = this.steps;
    const { partition, offset } = ballot.message;
    const vote = stored?.vote ?? null;
    const isHere = vote !== null && vote.partition === partition && vote.offset === offset;
    if (outcome !== "counted") {
      if (isHere) {
        votes.differs({ what: "a row of votes for a ballot that does not count", partition, offset });
      }
      return;
    }
    if (!isHere) return votes.differs({ what: "no row of votes names this ballot", partition, offset });
    const { ms, us } = votingTime(ballot.voting_time);
    const sound = {
      candidate_id: vote.candidate_id === ballot.candidate_id,
      location: vote.location === voter?.location,
      voting_time: vote.voting_time === ms * 1_000 + us,
      source: vote.source === ballot.source,
    };
    for (const [field, same] of Object.entries(sound)) {
      if (!same) votes.differs({ what: `votes: ${field}`, partition, offset });
    }
  }

  /** Takes the message's rejection from `rejections`: what is left over belongs to no message. */
  #checkRejection(
    message: ReceivedMessage,
    outcome: MessageOutcome,
    rejections: Map<string, StoredRejection>,
    { checkpoint }: Range,
  ): void {
    const { rejected } = this.steps;
    const { partition, offset } = message;
    const place = placeOf(message);
    const stored = rejections.get(place);
    rejections.delete(place);
    if (outcome === "counted") {
      if (stored) rejected.differs({ what: "a rejection of a ballot that counts", partition, offset });
      return;
    }
    if (!stored) return rejected.differs({ what: "no row of rejected_votes", partition, offset });
    const sound = {
      reason: stored.reason === outcome,
      key: same(stored.key, kept(message.key)),
      message: same(stored.message, kept(message.value)),
      message_bytes: stored.message_bytes === (message.value?.length ?? 0),
      rejected_at: checkpoint === null || stored.rejected_at === checkpoint.committed_at,
    };
    for (const [field, isSame] of Object.entries(sound)) {
      if (!isSame) rejected.differs({ what: `rejected_votes: ${field}`, partition, offset });
    }
  }
}

/** What the ledger says of each message. */
function recordedOutcomes(window: readonly ReadRange[]): Map<ReceivedMessage, MessageOutcome | undefined> {
  return new Map(
    window.flatMap(({ checkpoint, messages }) =>
      checkpoint ? messages.map((message, i) => [message, outcomeOf(checkpoint.outcomes[i])] as const) : []
    ),
  );
}

function kept(bytes: Uint8Array | null): Uint8Array | null {
  return bytes?.subarray(0, MAX_KEPT_MESSAGE_BYTES) ?? null;
}

function same(a: Uint8Array | null, b: Uint8Array | null): boolean {
  return a === null || b === null ? a === b : equal(a, b);
}
