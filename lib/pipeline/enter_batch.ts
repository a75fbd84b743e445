/**
 * Enters a batch of `votes_topic` into the ballot book: ballots, rejections, tallies, the consumed offset and
 * the ledger's checkpoint, whole or not at all.
 */
import {
  type EligibleBallot,
  type Judged,
  type Rejection,
  settle,
  type TallyAdditions,
} from "@/lib/election/counting.ts";
import type { ReceivedMessage } from "@/lib/election/ballot.ts";
import { type BatchSeal, type BatchTree, plantTree, sealBatch } from "@/lib/ledger/seal.ts";

/** The messages of one partition from `from` up to, not including, `to`, judged. */
export interface JudgedBatch extends Judged {
  partition: number;
  from: number;
  to: number;
  /** All of them, in the order of their offsets. */
  messages: readonly ReceivedMessage[];
}

/** What a batch came to. */
export interface BatchCounts {
  counted: number;
  rejected: number;
}

export interface EnteredBatch extends BatchCounts {
  /** Somebody in it had voted before, which was found out only when it was entered. */
  repeats: boolean;
}

/** A ballot that was to be entered as its voter's first is not. */
export class VotedBefore extends Error {}

/** One transaction of the ballot book, in the steps that a batch takes. */
export interface BookTransaction {
  /** Moves a partition's offset and holds it to the end. False, and nothing moves, where it stands elsewhere. */
  advance(partition: number, from: number, to: number): Promise<boolean>;
  /**
   * Enters ballots of voters who have none yet, all of them. Rejects with `VotedBefore` where one of them has:
   * the transaction is good for nothing then.
   */
  enterNewBallots(eligible: readonly EligibleBallot[]): Promise<void>;
  /**
   * Enters the ballot of each voter who has none yet. Gives back the voters whose ballot was entered. Of two
   * transactions that enter ballots of the same voter, one waits for the other.
   */
  enterBallots(eligible: readonly EligibleBallot[]): Promise<ReadonlySet<string>>;
  keepRejections(rejected: readonly Rejection[]): Promise<void>;
  addToTallies(partition: number, additions: TallyAdditions): Promise<void>;
  /** Adds to the counts beside the offset. */
  addToCounts(partition: number, batch: BatchCounts): Promise<void>;
  /** Appends to the ledger and holds its head to the end: so it comes last. */
  appendCheckpoint(seal: BatchSeal): Promise<void>;
}

export interface BallotBook {
  /** Runs `work` in a transaction, which commits what it resolves with, or leaves nothing. */
  transaction<T>(work: (tx: BookTransaction) => Promise<T>): Promise<T>;
}

/**
 * Gives back what the batch came to, or null where the book does not stand at `from`: another aggregator has
 * taken over, and nothing was entered.
 */
export async function enterBatch(
  book: BallotBook,
  ledgerKey: Uint8Array,
  batch: JudgedBatch,
): Promise<EnteredBatch | null> {
  const tree = plantTree(ledgerKey, batch.messages);
  const enter = (ballots: EnterBallots) => book.transaction((tx) => enterWith(tx, batch, tree, ballots));
  try {
    return await enter(enterAll);
  } catch (error) {
    if (!(error instanceof VotedBefore)) throw error;
    // One of the voters has voted before.
    return await enter((tx, eligible) => tx.enterBallots(eligible));
  }
}

/** Gives back the voters whose ballot was entered; null: all. */
type EnterBallots = (
  tx: BookTransaction,
  eligible: readonly EligibleBallot[],
) => Promise<ReadonlySet<string> | null>;

const enterAll: EnterBallots = async (tx, eligible) => {
  await tx.enterNewBallots(eligible);
  return null;
};

async function enterWith(
  tx: BookTransaction,
  batch: JudgedBatch,
  tree: BatchTree,
  enterBallots: EnterBallots,
): Promise<EnteredBatch | null> {
  const { partition, from, to } = batch;
  // A second aggregator waits here, then finds the offset moved.
  if (!await tx.advance(partition, from, to)) return null;

  const entered = await enterBallots(tx, batch.eligible);
  const { counted, rejected, additions } = settle(batch, entered);
  const outcomes = new Map(rejected.map(({ message, reason }) => [message.offset, reason]));
  const came = { counted: counted.length, rejected: rejected.length, repeats: entered !== null };
  await tx.keepRejections(rejected);
  await tx.addToTallies(partition, additions);
  await tx.addToCounts(partition, came);
  await tx.appendCheckpoint(sealBatch(tree, batch, outcomes));
  return came;
}
