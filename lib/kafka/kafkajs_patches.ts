/**
 * What is put right in kafkajs 2.2.4, at the source. Imported once, by client.ts, for its effect; written
 * against exactly this version, which deno.json pins.
 */
import type { Socket } from "node:net";
import Connection from "kafkajs/src/network/connection.js";
import Encoder from "kafkajs/src/protocol/encoder.js";
import RequestQueue from "kafkajs/src/network/requestQueue/index.js";

interface QueueInternals {
  pending: unknown[];
  scheduleCheckPendingRequests(): void;
}

// A timer with a negative delay keeps running on every connection, for a queue that is empty nearly always:
// a warning on standard error, and a core that never sleeps. A request that has to wait schedules the check
// itself when it is queued, so an empty queue needs none.
const queue = RequestQueue.prototype as QueueInternals;
const schedule = queue.scheduleCheckPendingRequests;
queue.scheduleCheckPendingRequests = function (this: QueueInternals) {
  if (this.pending.length > 0) schedule.call(this);
};

interface ConnectionInternals {
  socket?: Socket;
  disconnect(): Promise<boolean>;
}

// While its broker is away a connection is disconnected again and again, and each time its socket is told not to keep
// the process alive. To Deno one that is closed has still to connect: it is told once it has, by one listener more.
const connection = Connection.prototype as ConnectionInternals;
const disconnect = connection.disconnect;
connection.disconnect = function (this: ConnectionInternals) {
  const { socket } = this;
  if (socket?.destroyed) socket.unref = () => socket;
  return disconnect.call(this);
};

interface EncoderInternals {
  buf: Uint8Array;
  offset: number;
  ensureAvailable(bytes: number): void;
  writeVarInt(value: number): EncoderInternals;
}

/** Lengths, deltas of time and of offsets: below this a number needs no big integer to be encoded. */
const SMALL = 2 ** 30;
const MAX_VARINT_BYTES = 5;

// Two buffers and two big integers for each small number of each record: half of all time for a message.
const encoder = Encoder.prototype;
encoder.writeUVarInt = function (this: EncoderInternals, value: number) {
  this.ensureAvailable(MAX_VARINT_BYTES);
  let rest = value;
  while ((rest & ~0x7f) !== 0) {
    this.buf[this.offset++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  this.buf[this.offset++] = rest;
  return this;
};

const writeVarLong = encoder.writeVarLong;
encoder.writeVarLong = function (this: EncoderInternals, value: unknown) {
  return isSmall(value) ? this.writeVarInt(value) : writeVarLong.call(this, value);
};

const sizeOfVarLong = Encoder.sizeOfVarLong;
Encoder.sizeOfVarLong = (value: unknown) =>
  isSmall(value) ? Encoder.sizeOfVarInt(value) : sizeOfVarLong.call(Encoder, value);

function isSmall(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) < SMALL;
}
