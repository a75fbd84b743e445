/**
 * The parts of `votes_topic` in the order in which they were counted: what was counted before there was a
 * ledger, then the batch of each checkpoint. The chain is checked on the way.
 */
import type { Step } from "@/lib/audit/report.ts";
import { type ChainHead, type Checkpoint, checkpointHash } from "@/lib/ledger/chain.ts";
import { equal } from "@/lib/ledger/merkle.ts";
import type { Transaction } from "@/lib/store/database.ts";
import { readCheckpoints } from "@/lib/store/ledger.ts";

/** Messages looked at together, at least, where there are so many. */
const WINDOW_MESSAGES = 10_000;
const MAX_WINDOW_RANGES = 500;

/** A part of one partition: from an offset up to, not including, another. */
export interface Range {
  partition: number;
  from: number;
  to: number;
  /** Null where it was counted before there was a ledger. */
  checkpoint: (Checkpoint & { leaves: Uint8Array; outcomes: Uint8Array }) | null;
}

/** What the ballot book says of a partition. */
export interface BookPlace {
  partition: number;
  next_offset: number;
  votes: number;
  rejected: number;
  /** Where the ledger of this partition begins. */
  ledger_from: number;
}

/** Windows of ranges, each of one or more. Whatever is wrong with the chain goes to `step`. */
export async function* rangesInOrder(
  tx: Transaction,
  places: readonly BookPlace[],
  genesis: Uint8Array,
  head: ChainHead,
  step: Step,
): AsyncGenerator<Range[]> {
  yield* unsealedRanges(places);
  const reached = new Map(places.map(({ partition, ledger_from }) => [partition, ledger_from]));
  let before: ChainHead = { sequence: 0, hash: genesis };
  while (true) {
    const window = await readCheckpoints(tx, before.sequence, MAX_WINDOW_RANGES, WINDOW_MESSAGES);
    if (window.length === 0) break;
    for (const checkpoint of window) {
      checkLink(checkpoint, before, reached, step);
      before = checkpoint;
    }
    yield window.map((checkpoint) => ({
      partition: checkpoint.partition,
      from: checkpoint.from_offset,
      to: checkpoint.to_offset,
      checkpoint,
    }));
  }
  step.compare("number of the newest checkpoint", head.sequence, before.sequence);
  step.compare("hash at the head of the chain", hex(before.hash), hex(head.hash));
  for (const { partition, next_offset } of places) {
    const end = reached.get(partition) ?? 0;
    step.compare("next offset by chain and by book", end, next_offset, { partition, offset: end });
  }
}

function* unsealedRanges(places: readonly BookPlace[]): Generator<Range[]> {
  for (const { partition, ledger_from } of places) {
    for (let from = 0; from < ledger_from; from += WINDOW_MESSAGES) {
      yield [{ partition, from, to: Math.min(ledger_from, from + WINDOW_MESSAGES), checkpoint: null }];
    }
  }
}

function checkLink(
  checkpoint: Checkpoint,
  before: ChainHead,
  reached: Map<number, number>,
  step: Step,
): void {
  const { sequence, partition, from_offset, to_offset } = checkpoint;
  const place = { partition, offset: from_offset };
  const name = `checkpoint ${sequence}`;
  step.compare(`${name}: its number`, before.sequence + 1, sequence, place);
  if (!equal(checkpoint.previous_hash, before.hash)) {
    step.differs({ what: `${name}: the hash of the one before it`, ...place });
  }
  if (!equal(checkpoint.hash, checkpointHash(checkpoint))) {
    step.differs({ what: `${name}: its own hash`, ...place });
  }
  step.compare(`${name}: its first offset`, reached.get(partition) ?? 0, from_offset, place);
  reached.set(partition, to_offset);
}

function hex(hash: Uint8Array): string {
  return new Uint8Array(hash).toHex();
}
