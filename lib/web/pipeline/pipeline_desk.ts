/**
 * What the site tells of the pipeline. Samples are taken while somebody watches, and a few seconds longer, by one
 * sampler for all.
 */
import { log } from "@/lib/log.ts";
import { messageOf } from "@/lib/errors.ts";
import type { DeskSettings } from "@/lib/web/desks.ts";
import { EventStream } from "@/lib/web/live/event_stream.ts";
import { NOTHING_KNOWN, type PipelineSample } from "@/lib/web/pipeline/sample.ts";
import { Sampler } from "@/lib/web/pipeline/sampler.ts";
import type { PlaceLimits } from "@/lib/web/security/places.ts";
import { pause, within } from "@/lib/wait.ts";

/** Fewer than of the count: each is sent some 10 kB a second, or 2 kB as gzip. */
const VIEWER_LIMITS: PlaceLimits = { inAll: 1_000, perClient: 100 };
/** From the beginning of a look to that of the next. */
const LOOK_EVERY_MS = 1_000;
/** To the second one, so that whoever comes first is soon told rates. */
const SECOND_LOOK_MS = 300;
const LOOKS_FOR_RATES = 2;
/** After somebody looked once: a page that is opened has a stream soon, and who reloads finds rates. */
export const LINGER_MS = 15_000;
/** How long whoever looks once waits for samples. */
const GLIMPSE_TIMEOUT_MS = 3_000;
/** What `close` waits for a look that is under way. */
const CLOSE_TIMEOUT_MS = 1_000;

export class PipelineDesk {
  #events = new EventStream(VIEWER_LIMITS);
  #sampler: Sampler | null = null;
  #sample = NOTHING_KNOWN;
  #watchedUntil = -Infinity;
  #stopping = new AbortController();
  #running: Promise<void> | null = null;
  /** Resolves when samples of this run tell rates. */
  #warm = Promise.withResolvers<void>();

  constructor(private readonly lingerMs = LINGER_MS) {}

  /** The newest sample, as it is. */
  get sample(): PipelineSample {
    return this.#sample;
  }

  /** Whether somebody watches, or did until a moment ago. */
  get isSampling(): boolean {
    return this.#running !== null;
  }

  /** Connected once more, it tells of another election. */
  async connect(settings: DeskSettings): Promise<void> {
    await this.#stop();
    this.#stopping = new AbortController();
    this.#sampler = new Sampler(settings);
    if (this.#events.viewers > 0) this.#begin(this.#sampler);
  }

  /** The newest sample, a second old at most; the last one that there is while the servers do not answer. */
  async glimpse(): Promise<PipelineSample> {
    this.#watchedUntil = performance.now() + Math.max(GLIMPSE_TIMEOUT_MS, this.lingerMs);
    if (this.#sampler) {
      this.#begin(this.#sampler);
      await within(GLIMPSE_TIMEOUT_MS, this.#warm.promise);
    }
    return this.#sample;
  }

  /** A viewer's stream of samples; null where there is no place left: see `EventStream`. */
  async watch(client: string | null, isGzip: boolean): Promise<Response | null> {
    await this.glimpse();
    const response = this.#events.response(client, isGzip);
    if (this.#sampler) this.#begin(this.#sampler);
    return response;
  }

  /** Makes a sample the newest one, and tells the viewers. */
  show(sample: PipelineSample): void {
    this.#sample = sample;
    this.#events.publish("pipeline", sample.as_of, JSON.stringify(sample));
  }

  async close(): Promise<void> {
    this.#events.close();
    this.#events = new EventStream(VIEWER_LIMITS);
    await this.#stop();
  }

  async #stop(): Promise<void> {
    this.#stopping.abort();
    if (this.#running) await within(CLOSE_TIMEOUT_MS, this.#running);
    this.#running = null;
    await this.#sampler?.close();
    this.#sampler = null;
  }

  get #isWatched(): boolean {
    return this.#events.viewers > 0 || performance.now() < this.#watchedUntil;
  }

  #begin(sampler: Sampler): void {
    if (this.#running) return;
    this.#warm = Promise.withResolvers();
    this.#running = this.#run(sampler, this.#stopping.signal);
  }

  async #run(sampler: Sampler, signal: AbortSignal): Promise<void> {
    for (let looks = 1; !signal.aborted && this.#isWatched; looks++) {
      const began = performance.now();
      try {
        const sample = looks === 1 ? await sampler.firstLook() : await sampler.look();
        if (signal.aborted) break;
        this.show(sample);
        // Who does not answer now tells no rates either.
        if (looks >= LOOKS_FOR_RATES || !sample.kafka.ok || !sample.postgres.ok) this.#warm.resolve();
      } catch (error) {
        log.warning(`the pipeline cannot be looked at: ${messageOf(error)}`);
      }
      const every = looks < LOOKS_FOR_RATES ? SECOND_LOOK_MS : LOOK_EVERY_MS;
      await pause(Math.max(0, began + every - performance.now()), signal);
    }
    if (!signal.aborted) this.#running = null; // at once: whoever comes now begins anew
  }
}
