/** What the site tells of the count over time. */
import type { Frame } from "@/lib/election/results.ts";
import { messageOf } from "@/lib/errors.ts";
import { log } from "@/lib/log.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import type { Database } from "@/lib/store/database.ts";
import { type HistoryRow, readHistory, storeHistory, thinHistory } from "@/lib/store/history.ts";
import { pause, within } from "@/lib/wait.ts";
import type { DeskSettings } from "@/lib/web/desks.ts";
import type { Live } from "@/lib/web/live/live.ts";
import { bucketOf, PendingSamples } from "@/lib/web/history/pending_samples.ts";
import { Recorder, type Span } from "@/lib/web/history/recorder.ts";
import { type History, type Sample, sampleOf } from "@/lib/web/history/sample.ts";
import { thinnedByAge } from "@/lib/web/history/thinning.ts";

const SAMPLE_EVERY_MS = 1_000;
/** How often Postgres is tried; while it is away samples wait in memory. */
const STORE_EVERY_MS = 5_000;
/** How often old rows become fewer: until then some hundred are added. */
const THIN_EVERY_MS = 3_600_000;
/** What a start waits for the samples of earlier ones; they are then read beside it. */
const READ_TIMEOUT_MS = 5_000;
const CLOSE_TIMEOUT_MS = 1_000;

export class HistoryDesk {
  #recorder: Recorder | null = null;
  #pending = new PendingSamples();
  #stopping = new AbortController();
  #running: Promise<unknown>[] = [];
  #sql: Database | null = null;
  #isAway = false;

  /** Records from now on, in memory alone, the election that was begun at `begunAt`. */
  begin(scenario: Pick<Scenario, "candidates" | "locations">, begunAt: Date): void {
    this.#recorder = new Recorder(scenario, begunAt);
    this.#pending = new PendingSamples();
  }

  /** Takes a frame. */
  see(frame: Frame): void {
    const { sample = null, held = null } = this.#recorder?.see(frame) ?? {};
    if (sample) this.#pending.add(sample, held);
  }

  /** The count up to a frame. Knows only the frame itself before `begin`, and of another election. */
  read(span: Span, frame: Frame): History {
    const recorder = this.#recorder;
    if (recorder && Date.parse(frame.election.begun_at) === recorder.begunAt.getTime()) {
      return recorder.read(span, frame);
    }
    const orders = {
      candidates: frame.candidates.map((one) => one.candidate_id).toSorted(),
      locations: frame.locations.map((one) => one.location),
    };
    return { ...orders, samples: [sampleOf(frame, orders)] };
  }

  /** Samples up to the newest frame recorded. */
  samples(span: Span, frame: Frame): readonly Sample[] {
    return this.read(span, frame).samples;
  }

  /** Goes on with what is stored, and records what `live` shows. Again after `close`, also another election. */
  async connect({ sql, election, live }: DeskSettings): Promise<void> {
    await this.close();
    this.#stopping = new AbortController();
    const { signal } = this.#stopping;
    this.#sql = sql;
    this.begin(election.scenario, election.begun_at);
    const remembered = this.#remember(sql, signal);
    this.#running = [remembered.then(() => this.#storeOn(sql, signal))];
    await within(READ_TIMEOUT_MS, remembered);
    this.#running.push(this.#record(live, signal));
  }

  /** Stores what is left, if Postgres answers in time. */
  async close(): Promise<void> {
    this.#stopping.abort();
    const sql = this.#sql;
    this.#sql = null;
    await within(CLOSE_TIMEOUT_MS, Promise.all(this.#running));
    this.#running = [];
    if (sql) await within(CLOSE_TIMEOUT_MS, this.#store(sql, this.#pending.rest()));
  }

  async #record(live: Live, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (live.ready) this.see(live.frame);
      await pause(SAMPLE_EVERY_MS, signal);
    }
  }

  /** Reads what is stored; while Postgres is away, again and again. */
  async #remember(sql: Database, signal: AbortSignal): Promise<void> {
    const recorder = this.#recorder!;
    while (!signal.aborted) {
      const read = await this.#trying("be read", () => readSamples(sql));
      if (read) return recorder.remember(read);
      await pause(STORE_EVERY_MS, signal);
    }
  }

  async #storeOn(sql: Database, signal: AbortSignal): Promise<void> {
    let thinAt = -Infinity;
    while (!signal.aborted) {
      await this.#store(sql, this.#pending.due(Date.now()));
      if (performance.now() >= thinAt) {
        const thinned = await this.#trying("be thinned", () => thinHistory(sql, thinnedByAge));
        if (thinned !== null) thinAt = performance.now() + THIN_EVERY_MS;
      }
      await pause(STORE_EVERY_MS, signal);
    }
  }

  async #store(sql: Database, samples: readonly Sample[]): Promise<void> {
    if (samples.length === 0) return;
    const pending = this.#pending;
    const stored = await this.#trying("be stored", async () => {
      await storeHistory(sql, samples.map(rowOf));
      return true;
    });
    if (stored) pending.stored(samples);
  }

  /** What `work` gives; null where it failed, which is told when it begins and when it is over. */
  async #trying<T>(what: string, work: () => Promise<T>): Promise<T | null> {
    try {
      const done = await work();
      if (this.#isAway) log.info("the count over time is stored again");
      this.#isAway = false;
      return done;
    } catch (error) {
      if (!this.#isAway) {
        log.warning(`the count over time cannot ${what}, it is kept in memory: ${messageOf(error)}`);
      }
      this.#isAway = true;
      return null;
    }
  }
}

async function readSamples(sql: Database): Promise<Sample[]> {
  let samples: Sample[] = [];
  for await (const rows of readHistory(sql)) {
    samples = thinnedByAge([
      ...samples,
      ...rows.map(({ bucket: _, at, ...row }) => ({ ...row, at: at.getTime() })),
    ]);
  }
  return samples;
}

function rowOf({ at, by_candidate, by_location, ...sample }: Sample): HistoryRow {
  return {
    ...sample,
    bucket: bucketOf(at),
    at: new Date(at),
    by_candidate: [...by_candidate],
    by_location: [...by_location],
  };
}
