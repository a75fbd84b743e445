/** Ways to break the core, each a wrapper around a port: a simulation that is worth something finds them all. */
import type { BallotBook, BookTransaction } from "@/lib/pipeline/enter_batch.ts";
import type { CountingDesk } from "@/lib/pipeline/partition_counter.ts";
import { type PublisherDesk, REPEAT_MS } from "@/lib/pipeline/totals_publisher.ts";
import type { BookClient, SimulatedTransaction } from "./book_client.ts";
import type { Cluster } from "./cluster.ts";
import type { Process } from "./process.ts";

const FOR_EVER_MS = 1e9;

export interface Mutant {
  name: string;
  /** What is wrong in it, for a person. */
  breaks: string;
  /** What the simulation must find it by. */
  found: RegExp;
  book?(book: BookClient): BallotBook;
  counting?(desk: CountingDesk): CountingDesk;
  publishing?(desk: PublisherDesk, cluster: Cluster, process: Process): PublisherDesk;
  /** For each web, what changes the totals that it has received. */
  receiving?(): <Total extends { version: number }>(total: Total) => Total;
}

/** Replaces steps of each transaction. */
function steps(
  book: BookClient,
  replace: (tx: SimulatedTransaction, book: BookClient) => Partial<BookTransaction>,
): BallotBook {
  return { transaction: (work) => book.transaction((tx) => work({ ...tx, ...replace(tx, book) })) };
}

export const MUTANTS: readonly Mutant[] = [
  {
    name: "increments-from-all-rows",
    breaks: "tallies grow by all ballots of a batch, and not by those that were entered",
    found: /the sum by candidate/,
    book: (book) =>
      steps(book, (tx) => ({
        enterNewBallots: async (eligible) => {
          await tx.enterBallots(eligible);
        },
        enterBallots: async (eligible) => {
          await tx.enterBallots(eligible);
          return new Set(eligible.map(({ ballot }) => ballot.voter_id));
        },
      })),
  },
  {
    name: "no-compare-and-set",
    breaks: "the offset is set, wherever it stands",
    found: /messages consumed/,
    book: (book) =>
      steps(book, (tx) => ({
        advance: async (partition, _, to) => {
          await tx.overwriteOffset(partition, to);
          return true;
        },
      })),
  },
  {
    name: "published-before-commit",
    breaks: "totals are read with what is not committed yet",
    found: /never committed/,
    publishing: (desk, { database, world }, process) => ({
      ...desk,
      readTotals: () =>
        world.network.call({
          from: process,
          to: "database",
          what: "read totals",
          serve: () => database.uncommittedTotals(),
        }),
    }),
  },
  {
    name: "offset-on-its-own",
    breaks: "the offset moves in a transaction of its own",
    found: /messages consumed/,
    book: (book) =>
      steps(book, () => ({
        advance: (partition, from, to) => book.transaction((tx) => tx.advance(partition, from, to)),
      })),
  },
  {
    name: "tallies-on-their-own",
    breaks: "tallies grow in a transaction of their own",
    found: /the sum by candidate/,
    book: (book) =>
      steps(book, () => ({
        addToTallies: (partition, additions) =>
          book.transaction((tx) => tx.addToTallies(partition, additions)),
      })),
  },
  {
    name: "checkpoint-on-its-own",
    breaks: "the checkpoint is appended in a transaction of its own",
    found: /the chain covers/,
    book: (book) =>
      steps(book, () => ({
        appendCheckpoint: (seal) => book.transaction((tx) => tx.appendCheckpoint(seal)),
      })),
  },
  {
    name: "blind-retry",
    breaks: "a batch whose commit failed is entered again at wherever the book stands",
    found: /messages consumed/,
    counting: (desk) => ({
      ...desk,
      enter: async (batch) => {
        try {
          return await desk.enter(batch);
        } catch {
          const from = await desk.nextOffset(batch.partition);
          return await desk.enter({ ...batch, from, to: Math.max(from, batch.to) });
        }
      },
    }),
  },
  {
    name: "rejections-dropped",
    breaks: "ballots of those who have voted before are not kept as rejected",
    found: /are kept, but/,
    book: (book) =>
      steps(book, (tx) => ({
        keepRejections: (rejected) =>
          tx.keepRejections(rejected.filter(({ reason }) => reason !== "duplicate")),
      })),
  },
  {
    name: "totals-of-two-moments",
    breaks: "totals by candidate and by location are read one after the other",
    found: /never committed/,
    publishing: (desk) => ({
      ...desk,
      readTotals: async () => {
        const { locations } = await desk.readTotals();
        return { ...await desk.readTotals(), locations };
      },
    }),
  },
  {
    name: "published-once",
    breaks: "totals that are published are never published again",
    found: /the last message of/,
    publishing: (desk, _, process) => ({
      ...desk,
      pause: (ms, signal) => process.pause(ms === REPEAT_MS ? FOR_EVER_MS : ms, signal),
    }),
  },
  {
    name: "newest-by-arrival",
    breaks: "what arrives last is shown, whatever its version",
    found: /showed .* then/,
    receiving: () => {
      let arrived = 0;
      return (total) => ({ ...total, version: ++arrived });
    },
  },
];
