/**
 * A process that plays many viewers, as lean as it can be: it shares the machine with what it measures. Takes the
 * address of an event stream; then a line of JSON at a time, and answers each with one:
 * `{"open": N, "settleMs": M}` opens connections until there are N; `{"measureMs": M}` tells what arrives in that time.
 */
import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import process from "node:process";
import { createInflateRaw } from "node:zlib";
import { Arrivals, type Delivery } from "@/lib/bench/viewers/arrivals.ts";
import { identityOf, type Packed, PackedEvents, unpackedAlone } from "@/lib/bench/viewers/packed_events.ts";
import { delay } from "@/lib/wait.ts";

export type Question = { open: number; settleMs: number } | { measureMs: number };
export interface Opened {
  open: number;
  /** Connections that were answered otherwise, or not at all, and those that have ended. */
  lost: number;
  seconds: number;
}
/** Null where nothing arrived. */
export type Measured = { delivery: Delivery | null } & Pick<Opened, "open" | "lost">;

/** Connections that are opened at a time. */
const OPENING = 64;
/** Of all viewers: each takes what it reads before another reads. */
const buffer = new Uint8Array(64 * 1_024);

const arrivals = new Arrivals();
let open = 0;
let lost = 0;
let isMeasuring = false;
let hasWitness = false;

/** What a viewer does with its events. */
type Take = (events: readonly Packed[], at: number) => void;

const note: Take = (events, at) => {
  for (const { name, bytes } of events) {
    const isKnown = arrivals.knows(name);
    arrivals.add(name, bytes.length, at);
    if (!isKnown) tell(name, unpackedAlone(bytes));
  }
};

/** An event tells its time; what tells none is a comment. */
function tell(name: number, text: string | null): void {
  if (text === null) return;
  const [, asOf] = /"as_of":"([^"]+)"/.exec(text) ?? [];
  if (asOf === undefined) arrivals.drop(name);
  else arrivals.tell(name, identityOf(text), Date.parse(asOf));
}

/** One viewer unpacks everything, and so knows of the others' events what they are. */
function witness(): Take {
  const inflate = createInflateRaw();
  const names: number[] = [];
  const decoder = new TextDecoder();
  let text = "";
  inflate.on("data", (piece: Uint8Array) => {
    const parts = (text + decoder.decode(piece, { stream: true })).split("\n\n");
    text = parts.pop()!;
    for (const part of parts) tell(names.shift()!, part + "\n\n");
  });
  inflate.on("error", () => {}); // a stream that was joined in the middle: its events stay without a time
  return (events, at) => {
    for (const { name, bytes } of events) {
      names.push(name);
      if (isMeasuring) arrivals.add(name, bytes.length, at);
      inflate.write(bytes);
    }
  };
}

/** Resolves when it is connected. */
async function watch(host: string, port: number, request: string): Promise<void> {
  const events = new PackedEvents();
  const isWitness = !hasWitness;
  hasWitness = true;
  const take = isWitness ? witness() : note;
  const callback = (bytes: number) => {
    const whole = events.push(buffer.subarray(0, bytes));
    if (events.status !== null && events.status !== 200) socket.destroy();
    else if (isMeasuring || isWitness) take(whole, Date.now());
    return true;
  };
  const socket = connect({ host, port, onread: { buffer, callback } });
  socket.once("close", () => {
    open--;
    lost++;
  });
  open++;
  try {
    await once(socket, "connect");
  } catch {
    return; // it closes, which counts
  }
  socket.on("error", () => {}); // likewise
  socket.write(request);
}

async function openUntil(wanted: number, settleMs: number, url: URL): Promise<Opened> {
  const request = `GET ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\naccept-encoding: gzip\r\n\r\n`;
  const began = performance.now();
  let missing = wanted - open;
  await Promise.all(Array.from({ length: OPENING }, async () => {
    while (missing-- > 0) await watch(url.hostname, Number(url.port), request);
  }));
  const seconds = (performance.now() - began) / 1_000;
  await delay(settleMs);
  return { open, lost, seconds };
}

async function measured(ms: number): Promise<Measured> {
  arrivals.clear();
  isMeasuring = true;
  await delay(ms);
  isMeasuring = false;
  return { delivery: arrivals.summary(), open, lost };
}

if (import.meta.main) {
  const url = new URL(Deno.args[0]);
  for await (const line of createInterface({ input: process.stdin })) {
    const question: Question = JSON.parse(line);
    const answer = "open" in question
      ? await openUntil(question.open, question.settleMs, url)
      : await measured(question.measureMs);
    console.log(JSON.stringify(answer));
  }
  Deno.exit(0);
}
