import assert from "node:assert/strict";
import { Lane } from "@/lib/pipeline/lane.ts";
import type { ReceivedMessage } from "@/lib/election/ballot.ts";
import type { Delivery } from "@/lib/pipeline/partition_counter.ts";

/** Enough to be a batch of their own. */
const MANY = 1_000;

function delivery(asked: number, size = MANY): Delivery {
  const messages = Array.from({ length: size }, (_, i): ReceivedMessage => ({
    partition: 0,
    offset: asked + i,
    key: null,
    value: null,
    appended_at: 0,
  }));
  return { messages, asked, end: asked + size, logEnd: 100 * MANY };
}

/** A lane whose counting ends when the test says so. */
function heldLane() {
  const begun: {
    asked: number;
    delivery: Delivery;
    isCurrent: () => boolean;
    end: (isNext: boolean) => void;
    fail: (error: Error) => void;
  }[] = [];
  const askedAgain: number[] = [];
  const lane = new Lane(
    (delivery, isCurrent) => {
      const { promise, resolve, reject } = Promise.withResolvers<boolean>();
      begun.push({ asked: delivery.asked, delivery, isCurrent, end: resolve, fail: reject });
      return promise;
    },
    ({ asked }) => askedAgain.push(asked),
  );
  return { lane, begun, askedAgain };
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

Deno.test("one delivery waits while another is counted, and no more", async () => {
  const { lane, begun } = heldLane();
  lane.take(delivery(0));
  assert.ok(lane.hasRoomFor(delivery(MANY)));
  lane.take(delivery(MANY));
  assert.ok(!lane.hasRoomFor(delivery(2 * MANY)));
  assert.throws(() => lane.take(delivery(2 * MANY)), /full/);
  begun[0].end(true);
  await lane.room;
  await settled();
  assert.deepEqual(begun.map(({ asked }) => asked), [0, MANY]);
  begun[1].end(true);
  await lane.close();
});

Deno.test("small deliveries that follow one another wait as one", async () => {
  const { lane, begun } = heldLane();
  lane.take(delivery(0));
  lane.take(delivery(MANY, 1));
  lane.take(delivery(MANY + 1, 2));
  assert.ok(!lane.hasRoomFor(delivery(MANY + 4, 1)), "it does not follow");
  assert.ok(!lane.hasRoomFor(delivery(MANY, 1)), "it comes once more");
  lane.take(delivery(MANY + 3));
  assert.ok(!lane.hasRoomFor(delivery(2 * MANY + 3, 1)), "enough wait");
  begun[0].end(true);
  await settled();
  assert.equal(begun.length, 2);
  const { asked, end, messages } = begun[1].delivery;
  assert.deepEqual([asked, end], [MANY, 2 * MANY + 3]);
  assert.deepEqual(messages, delivery(MANY, MANY + 3).messages);
  begun[1].end(true);
  await lane.close();
});

Deno.test("what waits is dropped where the reader was sent elsewhere", async () => {
  const { lane, begun } = heldLane();
  lane.take(delivery(0));
  lane.take(delivery(1));
  begun[0].end(false);
  await settled();
  assert.deepEqual(begun.map(({ asked }) => asked), [0]);
  lane.take(delivery(7));
  begun[1].end(true);
  await lane.close();
  assert.equal(begun[1].asked, 7);
});

Deno.test("a failure asks for its delivery again, and is thrown when that comes", async () => {
  const { lane, begun, askedAgain } = heldLane();
  lane.take(delivery(0));
  lane.take(delivery(1));
  begun[0].fail(new Error("Postgres is away"));
  await settled();
  assert.deepEqual(askedAgain, [0]);
  assert.equal(begun.length, 1);
  assert.throws(() => lane.take(delivery(0)), /Postgres is away/);
  lane.take(delivery(0));
  begun[1].end(true);
  await lane.close();
});

Deno.test("a lane that closes ends what is under way, and begins nothing more", async () => {
  const { lane, begun } = heldLane();
  lane.take(delivery(0));
  lane.take(delivery(1));
  const closed = lane.close();
  assert.ok(!begun[0].isCurrent());
  begun[0].end(true);
  await closed;
  lane.take(delivery(2));
  assert.equal(begun.length, 1);
});
