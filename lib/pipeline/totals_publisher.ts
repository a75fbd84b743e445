/**
 * Publishes totals after commits: absolute numbers under a growing version, and of the locations only
 * those that differ from what this publisher sent last. The first round sends everything, which heals
 * whatever a crash between a commit and its publication left behind.
 */
import type { Message } from "kafkajs";
import type { LocationTotal, Totals } from "@/lib/election/totals.ts";
import { candidateTotalMessage, locationTotalMessage } from "@/lib/kafka/messages.ts";

/** Commits that follow each other faster are published together. */
const MIN_INTERVAL_MS = 20;
/** When so many messages were counted between two rounds, nobody can follow: rounds are further apart then. */
const MANY_CHANGES = 5_000;
const MIN_INTERVAL_OF_MANY_MS = 200;
/** A round that failed is tried again after this time. */
const RETRY_MS = 500;
/** Totals are read again after this time without being asked: a request may get lost, not the truth. */
const LOOK_AGAIN_MS = 2_000;
/**
 * Everything is sent again after this time: a request that seemed lost may arrive late, also one of an
 * aggregator that is no more, and its older numbers would else stay behind the newer ones.
 */
export const REPEAT_MS = 30_000;

type Round = "published" | "published many" | "nothing new" | "failed";

const PAUSE_MS: Record<Round, number> = {
  "published": MIN_INTERVAL_MS,
  "published many": MIN_INTERVAL_OF_MANY_MS,
  "nothing new": MIN_INTERVAL_MS,
  "failed": RETRY_MS,
};

export interface PublisherDesk {
  readTotals(): Promise<Totals>;
  /** Sends to both topics; resolves when all is acknowledged. */
  send(candidates: Message[], locations: Message[]): Promise<void>;
  failed(error: unknown): void;
  /** Resolves after `ms`, or as soon as `signal` aborts. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

export class TotalsPublisher {
  /** What was sent last of each location, without its version. */
  #published = new Map<string, string>();
  #version = -1;
  #wake: (() => void) | null = null;
  #requested = true;
  #everything = false;

  constructor(private readonly desk: PublisherDesk) {}

  /** Asks for a round, soon. */
  request(): void {
    this.#requested = true;
    this.#wake?.();
  }

  /** Asks for a round that sends everything: one that ended may have left older numbers behind newer ones. */
  requestEverything(): void {
    this.#everything = true;
    this.request();
  }

  /**
   * Publishes until `signal` aborts, then a last time. After a round that found something it looks
   * again: another aggregator may have published between our reading and our sending, and our older
   * numbers would otherwise stand behind its newer ones.
   */
  async run(signal: AbortSignal): Promise<void> {
    const repeating = this.#repeat(signal);
    while (!signal.aborted) {
      this.#requested = false;
      const round = await this.#round();
      if (round !== "nothing new") this.#requested = true;
      await this.desk.pause(PAUSE_MS[round], signal);
      if (!this.#requested) await this.#requestOr(LOOK_AGAIN_MS, signal);
    }
    await repeating;
    await this.#round();
  }

  async #repeat(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.desk.pause(REPEAT_MS, signal);
      if (!signal.aborted) this.requestEverything();
    }
  }

  async #round(): Promise<Round> {
    const before = this.#version;
    try {
      if (!await this.publishChanges()) return "nothing new";
      return before >= 0 && this.#version - before >= MANY_CHANGES ? "published many" : "published";
    } catch (error) {
      this.#everything = true; // what of the round arrived is unknown
      this.desk.failed(error);
      return "failed";
    }
  }

  /** Publishes what has changed since the last round. False: nothing had. */
  async publishChanges(): Promise<boolean> {
    if (this.#everything) {
      this.#published.clear();
      this.#version = -1;
      this.#everything = false;
    }
    const { version, candidates, locations, ...mark } = await this.desk.readTotals();
    if (version === this.#version) return false;
    const changed = locations.filter((location) => this.#changed(location));
    // Every candidate, changed or not: they carry the version of the round.
    await this.desk.send(
      candidates.map((total) => candidateTotalMessage(total, mark)),
      changed.map((total) => locationTotalMessage(total, mark)),
    );
    this.#version = version;
    return true;
  }

  #changed(total: LocationTotal): boolean {
    const content = JSON.stringify({ ...total, version: 0 });
    if (this.#published.get(total.location) === content) return false;
    this.#published.set(total.location, content);
    return true;
  }

  async #requestOr(ms: number, signal: AbortSignal): Promise<void> {
    const asked = new AbortController();
    this.#wake = () => asked.abort();
    await this.desk.pause(ms, AbortSignal.any([signal, asked.signal]));
    this.#wake = null;
  }
}
