import assert from "node:assert/strict";
import { createServer, type Socket } from "node:net";
import Connection from "kafkajs/src/network/connection.js";
import createSocket from "kafkajs/src/network/socketFactory.js";
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

Deno.test("a connection that is disconnected again and again leaves nothing behind on its closed socket", async () => {
  const quiet = { namespace: () => quiet, debug() {}, error() {}, info() {}, warn() {} };
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  const connection = new Connection({
    host: "127.0.0.1",
    port,
    logger: quiet,
    socketFactory: createSocket(),
    requestTimeout: 1_000,
    connectionTimeout: 1_000,
  });
  await assert.rejects(connection.connect(), /ECONNREFUSED/);
  const socket: Socket = connection.socket;
  if (!socket.closed) await new Promise((resolve) => socket.once("close", resolve));
  const before = socket.listenerCount("connect");
  for (let i = 0; i < 12; i++) assert.equal(await connection.disconnect(), true);
  assert.equal(socket.listenerCount("connect"), before);
});
