import assert from "node:assert/strict";
import { pageOf } from "@/lib/election/voter_page.ts";
import type { ReceivedMessage } from "@/lib/election/ballot.ts";
import { type CountingDesk, type Delivery, PartitionCounter } from "@/lib/pipeline/partition_counter.ts";

const encoder = new TextEncoder();

function message(offset: number, voter = offset): ReceivedMessage {
  const voter_id = `00000000-0000-8000-8000-${String(voter).padStart(12, "0")}`;
  const ballot = { voter_id, candidate_id: "ada", voting_time: "2026-11-03T10:00:00Z", source: "api" };
  return {
    partition: 0,
    offset,
    key: encoder.encode(voter_id),
    value: encoder.encode(JSON.stringify(ballot)),
    appended_at: 0,
  };
}

/** What a reader gets who asks for `asked`, of a log that goes on for long. */
function delivery(asked: number, ...offsets: number[]): Delivery {
  return {
    messages: offsets.map((n) => message(n)),
    asked,
    end: offsets[offsets.length - 1] + 1,
    logEnd: 1_000,
  };
}

/** A ballot book in memory, which can lose the answer to a commit, or belong to somebody else by now. */
class Book implements CountingDesk {
  next = 0;
  entered: [from: number, to: number, ballots: number][] = [];
  answerIsLost = false;

  nextOffset = () => Promise.resolve(this.next);
  rules = () => Promise.resolve({ candidates: new Set(["ada"]), voting_age: 18, closes_at: null });
  findVoters = (ids: readonly string[]) =>
    Promise.resolve(
      pageOf(
        new Map(ids.map((id) => [id, { location: "N", gender: "x", age: 30, age_band: "18+" }] as const)),
      ),
    );
  findVoted = () => Promise.resolve([]);

  enter: CountingDesk["enter"] = ({ from, to, eligible, rejected }) => {
    if (from !== this.next) return Promise.resolve(null);
    this.next = to;
    this.entered.push([from, to, eligible.length]);
    if (this.answerIsLost) return Promise.reject(new Error("connection closed"));
    return Promise.resolve({ counted: eligible.length, rejected: rejected.length, repeats: false });
  };
}

Deno.test("batches are entered one after the other", async () => {
  const book = new Book();
  const counter = new PartitionCounter(0, book);
  assert.deepEqual(await counter.take(delivery(0, 0, 1)), {
    type: "counted",
    next: 2,
    counted: 2,
    rejected: 0,
  });
  await counter.take(delivery(2, 2));
  assert.deepEqual(book.entered, [[0, 2, 2], [2, 3, 1]]);
});

Deno.test("what was counted before is passed over when it is delivered again", async () => {
  const book = new Book();
  book.next = 2;
  const counter = new PartitionCounter(0, book);
  await counter.take(delivery(0, 0, 1, 2));
  assert.deepEqual(book.entered, [[2, 3, 1]]);
  assert.deepEqual(await counter.take(delivery(0, 0)), { type: "seek", offset: 3 });
  assert.equal(book.entered.length, 1);
});

Deno.test("a delivery asked for beyond the book's place is asked for from there, however often it comes", async () => {
  const book = new Book();
  book.next = 3;
  const counter = new PartitionCounter(0, book);
  assert.deepEqual(await counter.take(delivery(9, 9)), { type: "seek", offset: 3 });
  assert.deepEqual(await counter.take(delivery(9, 9)), { type: "seek", offset: 3 });
  assert.deepEqual(book.entered, []);
  await counter.take(delivery(3, 3));
  assert.deepEqual(book.entered, [[3, 4, 1]]);
});

Deno.test("a gap after the offset that was asked for is the log's own, and is passed", async () => {
  const book = new Book();
  const counter = new PartitionCounter(0, book);
  assert.equal((await counter.take(delivery(0, 5))).type, "counted");
  assert.deepEqual(book.entered, [[0, 6, 1]]);
});

Deno.test("control records after the last message are passed with it", async () => {
  const book = new Book();
  const counter = new PartitionCounter(0, book);
  await counter.take({ ...delivery(0, 0), end: 4 });
  assert.deepEqual(book.entered, [[0, 4, 1]]);
});

Deno.test("a log that is shorter than the book is another one, and nothing of it is counted", async () => {
  const book = new Book();
  book.next = 50;
  const counter = new PartitionCounter(0, book);
  const short = { ...delivery(0, 0, 1), logEnd: 2 };
  assert.deepEqual(await counter.take(short), { type: "seek", offset: 50 });
  await assert.rejects(counter.take(short), /votes_topic ends at 2, but is counted up to 50/);
  assert.deepEqual(book.entered, []);
});

Deno.test("an aggregator that was replaced enters nothing and asks for the new place", async () => {
  const book = new Book();
  const zombie = new PartitionCounter(0, book);
  await zombie.take(delivery(0, 0));
  await new PartitionCounter(0, book).take(delivery(1, 1, 2));
  assert.deepEqual(await zombie.take(delivery(1, 1)), { type: "seek", offset: 3 });
  assert.deepEqual(book.entered, [[0, 1, 1], [1, 3, 2]]);
});

Deno.test("after a commit whose answer was lost, the same delivery counts nothing twice", async () => {
  const book = new Book();
  const counter = new PartitionCounter(0, book);
  book.answerIsLost = true;
  await assert.rejects(counter.take(delivery(0, 0, 1)), /connection closed/);
  book.answerIsLost = false;
  assert.deepEqual(await counter.take(delivery(0, 0, 1)), { type: "seek", offset: 2 });
  assert.deepEqual(book.entered, [[0, 2, 2]]);
});
