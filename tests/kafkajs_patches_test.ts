import assert from "node:assert/strict";
import Encoder from "kafkajs/src/protocol/encoder.js";
import fc from "fast-check";
import "@/lib/kafka/client.ts";

/** LEB128 of the zigzag form, by its definition: https://protobuf.dev/programming-guides/encoding/ */
function varint(value: number): number[] {
  let rest = BigInt.asUintN(64, (BigInt(value) << 1n) ^ (BigInt(value) >> 63n));
  const bytes: number[] = [];
  do {
    const more = rest > 0x7fn;
    bytes.push(Number(rest & 0x7fn) | (more ? 0x80 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return bytes;
}

const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

Deno.test("numbers of a record are encoded as the protocol has them", () => {
  fc.assert(fc.property(int32, (value) => {
    assert.deepEqual([...new Encoder(1).writeVarInt(value).buffer], varint(value));
  }));
  fc.assert(fc.property(fc.oneof(int32, fc.maxSafeInteger()), (value) => {
    assert.deepEqual([...new Encoder(1).writeVarLong(value).buffer], varint(value));
    assert.equal(Encoder.sizeOfVarLong(value), varint(value).length);
  }));
});
