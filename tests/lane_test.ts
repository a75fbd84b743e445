import assert from "node:assert/strict";
import { Lane } from "@/lib/pipeline/lane.ts";
import type { Delivery } from "@/lib/pipeline/partition_counter.ts";

function delivery(asked: number): Delivery {
  return { messages: [], asked, end: asked + 1, logEnd: 100 };
}

/** A lane whose counting ends when the test says so. */
function heldLane() {
  const begun: {
    asked: number;
    isCurrent: () => boolean;
    end: (isNext: boolean) => void;
    fail: (error: Error) => void;
  }[] = [];
  const askedAgain: number[] = [];
  const lane = new Lane(
    ({ asked }, isCurrent) => {
      const { promise, resolve, reject } = Promise.withResolvers<boolean>();
      begun.push({ asked, isCurrent, end: resolve, fail: reject });
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
  assert.ok(lane.hasRoom);
  lane.take(delivery(1));
  assert.ok(!lane.hasRoom);
  assert.throws(() => lane.take(delivery(2)), /full/);
  begun[0].end(true);
  await lane.room;
  await settled();
  assert.deepEqual(begun.map(({ asked }) => asked), [0, 1]);
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
