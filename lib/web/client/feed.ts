/**
 * The connection of a page to `/api/events`: stays up by itself, and knows when it is not.
 */
import type { Frame } from "@/lib/election/results.ts";
import { SseParser } from "@/lib/web/client/sse_parser.ts";

/** The server writes at least every 15 s; past this the connection counts as dead. */
export const STALE_MS = 20_000;
export const FIRST_RETRY_MS = 500;
export const MAX_RETRY_MS = 15_000;
const RETRY_GROWTH = 2;
/** Viewers that lost a server together come back spread over this part of the wait. */
const RETRY_JITTER = 0.3;

/** `connecting`: never connected yet. `lost`: none since `since`, in ms of the epoch; it is being retried. */
export type Link = { state: "connecting" } | { state: "live" } | { state: "lost"; since: number };

export interface FeedOptions {
  url: string;
  /** The newest version that the page has: where the stream is to continue from. */
  version: () => number;
  onFrame: (frame: Frame) => void;
  onLink: (link: Link) => void;
  staleMs?: number;
  retryMs?: number;
}

/** A connection that is opened by `start` and closed by `stop`, both as often as wanted. */
export class Feed {
  readonly #options: FeedOptions;
  #running: AbortController | null = null;
  #wake: (() => void) | null = null;
  #link: Link = { state: "connecting" };
  #lastByteAt = Date.now();
  #failures = 0;

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#running !== null) return;
    this.#running = new AbortController();
    this.#failures = 0;
    void this.#run(this.#running.signal);
  }

  stop(): void {
    this.#running?.abort();
    this.#running = null;
    this.#wake?.();
  }

  /** Ends the wait before the next attempt, if there is one: the network came back, or the reader asks. */
  retryNow(): void {
    this.#failures = 0;
    this.#wake?.();
  }

  async #run(stopped: AbortSignal): Promise<void> {
    while (!stopped.aborted) {
      try {
        await this.#read(stopped);
      } catch (error) {
        if (!stopped.aborted) console.warn("Lost the connection to the count:", error);
      }
      if (stopped.aborted) return;
      this.#setLink({ state: "lost", since: this.#lastByteAt });
      await this.#pause(retryDelay(this.#failures++, this.#options.retryMs));
    }
  }

  /** One connection, until it ends, fails, or falls silent. */
  async #read(stopped: AbortSignal): Promise<void> {
    const connection = new AbortController();
    const end = () => connection.abort(stopped.reason);
    stopped.addEventListener("abort", end, { once: true });
    const silence = this.#options.staleMs ?? STALE_MS;
    const expire = () => {
      this.#setLink({ state: "lost", since: this.#lastByteAt });
      connection.abort(new Error(`No byte for ${silence} ms`));
    };
    let watchdog = setTimeout(expire, silence);
    try {
      const response = await fetch(`${this.#options.url}?since=${this.#options.version()}`, {
        headers: { accept: "text/event-stream" },
        cache: "no-store",
        signal: connection.signal,
      });
      if (!response.ok || response.body === null) {
        await response.body?.cancel();
        throw new Error(`${this.#options.url} answered ${response.status}`);
      }
      const parser = new SseParser();
      const decoder = new TextDecoder();
      const reader = response.body.getReader();
      for (let read = await reader.read(); !read.done; read = await reader.read()) {
        clearTimeout(watchdog);
        watchdog = setTimeout(expire, silence);
        this.#lastByteAt = Date.now();
        this.#failures = 0;
        this.#setLink({ state: "live" });
        for (const event of parser.push(decoder.decode(read.value, { stream: true }))) {
          if (event.event === "results") this.#options.onFrame(JSON.parse(event.data));
        }
      }
    } finally {
      clearTimeout(watchdog);
      connection.abort();
      stopped.removeEventListener("abort", end);
    }
  }

  #setLink(link: Link): void {
    const same = link.state === this.#link.state &&
      (link.state !== "lost" || link.since === (this.#link as { since: number }).since);
    if (same) return;
    this.#link = link;
    this.#options.onLink(link);
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#wake?.(), ms);
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = null;
        resolve();
      };
    });
  }
}

/** Milliseconds to wait after so many failures in a row. */
export function retryDelay(failures: number, first = FIRST_RETRY_MS, random = Math.random): number {
  const full = Math.min(MAX_RETRY_MS, first * RETRY_GROWTH ** failures);
  return full * (1 - RETRY_JITTER * random());
}

/** The newest frame there is, over a connection of its own. Fails with what `fetch` fails with. */
export async function fetchFrame(url: string, timeoutMs = STALE_MS): Promise<Frame> {
  const connection = new AbortController();
  const timer = setTimeout(() => connection.abort(new Error("No answer in time")), timeoutMs);
  try {
    const response = await fetch(url, { cache: "no-store", signal: connection.signal });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      throw new Error(`${url} answered ${response.status}`);
    }
    const parser = new SseParser();
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      for (const event of parser.push(decoder.decode(read.value, { stream: true }))) {
        if (event.event === "results") return JSON.parse(event.data);
      }
    }
    throw new Error(`${url} ended without a frame`);
  } finally {
    clearTimeout(timer);
    connection.abort();
  }
}
