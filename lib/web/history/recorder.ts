/** The samples of an election, in memory. No I/O. */
import type { Frame } from "@/lib/election/results.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { MINUTE_MS } from "@/lib/web/history/change.ts";
import {
  firstSample,
  type History,
  isHeld,
  isNewer,
  type Orders,
  type Sample,
  sampleOf,
  withSilence,
} from "@/lib/web/history/sample.ts";
import { thinnedByAge } from "@/lib/web/history/thinning.ts";

/** The whole count, or its last minute. */
export const SPANS = ["all", "minute"] as const;
export type Span = typeof SPANS[number];

/** So many more samples, and the older ones are thinned again. */
const THIN_EVERY_SAMPLES = 60;

export class Recorder {
  readonly orders: Orders;
  #samples: Sample[];
  /** Whether all that happened since the newest sample was seen. */
  #isWatching = false;
  #thinAt = THIN_EVERY_SAMPLES;

  constructor({ candidates, locations }: Pick<Scenario, "candidates" | "locations">, readonly begunAt: Date) {
    this.orders = {
      candidates: candidates.map((candidate) => candidate.candidate_id),
      locations: locations.map((location) => location.code),
    };
    this.#samples = [firstSample(begunAt, this.orders)];
  }

  get newest(): Sample {
    return this.#samples.at(-1)!;
  }

  /**
   * Takes a frame; gives its sample, or null where it says nothing new, and what stood before it, or null where
   * nobody has watched since then.
   */
  see(frame: Frame): { sample: Sample | null; held: Sample | null } {
    const held = this.#isWatching ? this.newest : null;
    const added = this.#additions(frame);
    this.#isWatching ||= this.#isOwn(frame);
    if (added.length === 0) return { sample: null, held };
    this.#samples.push(...added);
    if (this.#samples.length >= this.#thinAt) {
      this.#samples = thinnedByAge(this.#samples);
      this.#thinAt = this.#samples.length + THIN_EVERY_SAMPLES;
    }
    return { sample: this.newest, held };
  }

  /** Takes the samples of earlier processes, oldest first. */
  remember(stored: readonly Sample[]): void {
    const { candidates, locations } = this.orders;
    const fitting = stored.filter(({ by_candidate, by_location }) =>
      by_candidate.length === candidates.length && by_location.length === locations.length
    );
    const [first, ...own] = this.#samples;
    const merged = [first];
    for (const sample of [...fitting, ...own]) {
      if (isNewer(merged.at(-1)!, sample) || isHeld(merged.at(-1)!, sample)) merged.push(sample);
    }
    this.#samples = thinnedByAge(merged);
  }

  /** What is recorded, up to a frame. */
  read(span: Span, frame: Frame): History {
    const all = [...this.#samples, ...this.#additions(frame)];
    if (span === "all") return { ...this.orders, samples: all };
    const from = all.at(-1)!.at - MINUTE_MS;
    const begin = all.findLastIndex(({ at }) => at <= from);
    return { ...this.orders, samples: all.slice(Math.max(0, begin)) };
  }

  #additions(frame: Frame): Sample[] {
    const sample = sampleOf(frame, this.orders);
    if (!this.#isOwn(frame) || !isNewer(this.newest, sample)) return [];
    return this.#isWatching ? withSilence(this.newest, sample) : [sample];
  }

  #isOwn({ election }: Frame): boolean {
    return Date.parse(election.begun_at) === this.begunAt.getTime();
  }
}
