import { TransientError } from "@/lib/errors.ts";

export interface WaitOptions {
  /** What is waited for, for the error: "Kafka answers on port 9092". */
  what: string;
  deadlineMs: number;
  /** Pause between two looks. */
  everyMs?: number;
  /** Gives up at once, with the signal's reason. */
  signal?: AbortSignal;
}

const DEFAULT_EVERY_MS = 50;

/** Resolves after `ms`; rejects with the signal's reason when that is aborted first. */
export function delay(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    }, ms);
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}

/** Resolves after `ms`, or as soon as `signal` aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, signal.aborted ? 0 : ms);
    signal.addEventListener("abort", done, { once: true });
  });
}

/**
 * Asks `condition` until it gives something truthy, and gives that back. An error of the condition ends
 * the wait. Throws a `TransientError` at the deadline.
 */
export async function waitUntil<T>(
  condition: () => T | Promise<T>,
  { what, deadlineMs, everyMs = DEFAULT_EVERY_MS, signal }: WaitOptions,
): Promise<Exclude<Awaited<T>, false | null | undefined | 0 | "">> {
  const end = performance.now() + deadlineMs;
  while (true) {
    signal?.throwIfAborted();
    const value = await condition();
    if (value) return value as Exclude<Awaited<T>, false | null | undefined | 0 | "">;
    if (performance.now() >= end) {
      throw new TransientError(`Waited ${deadlineMs / 1000} s in vain until ${what}`);
    }
    await delay(everyMs, signal);
  }
}

/** Resolves when `signal` aborts. */
export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

/** What `promise` gives, or undefined when it has not settled after `ms`; it is then no longer waited for. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  const settled = new AbortController();
  try {
    return await Promise.race([promise, pause(ms, settled.signal).then(() => undefined)]);
  } finally {
    settled.abort();
  }
}
