/**
 * How much each client may write: a token bucket for each. Time comes from outside, in milliseconds, so that it
 * can be tested without waiting.
 */
import { ProblemError } from "@/lib/web/http/problems.ts";
import { retryAfter } from "@/lib/web/http/retry_after.ts";

/** What a client that was quiet may send at once: the requests of so many seconds. */
const BURST_S = 4;
/** Clients remembered; the one quiet for longest is forgotten first, and begins anew. */
export const MAX_CLIENTS = 10_000;

interface Bucket {
  tokens: number;
  /** When `tokens` was right, in ms. */
  filledAt: number;
}

export class RateLimit {
  readonly #buckets = new Map<string, Bucket>();

  /**
   * `perSecond`: what a client may write in the long run; 0 lets everything through. It may be changed at any time.
   * `burst`: what a quiet client may send at once, if not `BURST_S` seconds of it.
   */
  constructor(public perSecond: number, private readonly burst?: number) {}

  /** How many clients are remembered. */
  get clients(): number {
    return this.#buckets.size;
  }

  /** Takes one request of a client: 0 where it may pass, else the seconds until the next one may. */
  take(client: string, now: number = performance.now()): number {
    if (this.perSecond === 0) return 0;
    const capacity = this.#capacity;
    const { tokens, filledAt } = this.#buckets.get(client) ?? { tokens: capacity, filledAt: now };
    const refilled = Math.min(capacity, tokens + (now - filledAt) / 1_000 * this.perSecond);
    const passes = refilled >= 1;
    this.#remember(client, { tokens: passes ? refilled - 1 : refilled, filledAt: now });
    return passes ? 0 : (1 - refilled) / this.perSecond;
  }

  /** Takes back one request of a client, which shall not count. */
  giveBack(client: string): void {
    const bucket = this.#buckets.get(client);
    if (bucket) bucket.tokens = Math.min(this.#capacity, bucket.tokens + 1);
  }

  get #capacity(): number {
    return this.burst ?? Math.max(1, this.perSecond * BURST_S);
  }

  /** @throws ProblemError `too-many-requests` where the client has to wait */
  check(client: string): void {
    const wait = this.take(client);
    if (wait === 0) return;
    throw new ProblemError(
      "too-many-requests",
      `One client may send ${this.perSecond} of these requests a second. Nothing was done with this one.`,
      retryAfter(wait),
    );
  }

  /** A map keeps the order of insertion: what was used last moves to its end. */
  #remember(client: string, bucket: Bucket): void {
    this.#buckets.delete(client);
    this.#buckets.set(client, bucket);
    if (this.#buckets.size <= MAX_CLIENTS) return;
    const [oldest] = this.#buckets.keys();
    this.#buckets.delete(oldest);
  }
}
