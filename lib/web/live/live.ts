/**
 * The election as this process shows it: a snapshot fed by Kafka, the pipeline's progress, and a frame
 * of both for whoever watches.
 */
import type { KafkaMessage } from "kafkajs";
import { ClusterLine } from "@/lib/kafka/cluster_line.ts";
import {
  CANDIDATE_TOTAL_FIELDS,
  LOCATION_TOTAL_FIELDS,
  readMark,
  readMessage,
} from "@/lib/kafka/messages.ts";
import { CANDIDATE_TOTALS_TOPIC } from "@/lib/kafka/topics.ts";
import type { CandidateTotal, LocationTotal } from "@/lib/election/totals.ts";
import type { Frame } from "@/lib/election/results.ts";
import { log } from "@/lib/log.ts";
import { messageOf } from "@/lib/errors.ts";
import type { PipelineProgress } from "@/lib/pipeline/progress.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import type { SupervisedWorker, WorkerStatus } from "@/lib/pipeline/supervisor.ts";
import type { Database } from "@/lib/store/database.ts";
import type { Election } from "@/lib/store/election.ts";
import { countState, sameCount, sameState, stillToCome } from "@/lib/web/live/count_state.ts";
import { type Delay, DelayGauge } from "@/lib/web/live/delay.ts";
import { EventStream } from "@/lib/web/live/event_stream.ts";
import { Lookout } from "@/lib/web/live/lookout.ts";
import { NOT_ASKED, type Reachability } from "@/lib/web/live/question.ts";
import { Snapshot } from "@/lib/web/live/snapshot.ts";
import { SteadyClock } from "@/lib/web/live/steady_clock.ts";
import { TotalsReader } from "@/lib/web/live/totals_reader.ts";
import { aborted, pause, waitUntil, within } from "@/lib/wait.ts";

const PROGRESS_EVERY_MS = 1_000;
/** How long a round may be in arriving before it is shown in part: longer than a broker takes to come back. */
const MAX_ROUND_MS = 30_000;
/** The same at the start, when there is nothing else to show. */
const MAX_FIRST_ROUND_MS = 10_000;
/** How long the totals that Kafka already holds may take to be read at start. */
const CATCH_UP_TIMEOUT_MS = 60_000;
/** What `close` waits for what is under way. */
const CLOSE_TIMEOUT_MS = 2_500;

/** `GET /healthz`. */
export interface Health {
  ok: boolean;
  /** Null while the count keeps up. */
  delayed: Delay | null;
  kafka: Reachability;
  postgres: Reachability;
  /** Of this process. */
  workers: Record<string, WorkerStatus>;
  viewers: number;
}

export interface LiveSettings {
  brokers: readonly string[];
  sql: Database;
  election: Election;
  /** The workers that this process runs. */
  workers: readonly SupervisedWorker[];
}

export class Live {
  readonly events = new EventStream();
  #settings: LiveSettings | null = null;
  #frame: Frame | null = null;
  #lookout: Lookout | null = null;
  #snapshot: Snapshot | null = null;
  #reader: TotalsReader | null = null;
  #lastChangeAt: number | null = null;
  #asOf = new Date(0);
  readonly #clock = new SteadyClock();
  #gauge = new DelayGauge();
  /** Whether the frame is one of the election that is connected to. */
  #isShowing = false;
  #shownRevision = -1;
  #disagreesSince: number | null = null;
  #stopping = new AbortController();
  #running: Promise<unknown>[] = [];

  /** Whether there is anything to show yet. */
  get ready(): boolean {
    return this.#frame !== null;
  }

  /** The newest totals. Throws before `connect` has resolved. */
  get frame(): Frame {
    return this.#frame ?? notConnected();
  }

  get scenario(): Scenario {
    return this.#settings?.election.scenario ?? notConnected();
  }

  /** When the totals last changed here, by `performance.now`; null before the first. */
  get lastChangeAt(): number | null {
    return this.#lastChangeAt;
  }

  /** How far the topics of totals are read here: the next offset, by "topic partition". */
  get totalsRead(): ReadonlyMap<string, number> {
    return this.#reader?.positions ?? new Map();
  }

  /** The pipeline's progress, at most about a second old; null before it was first read. */
  get progress(): PipelineProgress | null {
    const progress = this.#lookout?.progress;
    return progress ? { ...progress, complete: this.#frame?.election.status === "counted" } : null;
  }

  get health(): Health {
    const { kafka, postgres } = this.#lookout?.reachable ?? { kafka: NOT_ASKED, postgres: NOT_ASKED };
    const workers = this.#settings?.workers ?? [];
    const { delay } = this.#gauge;
    const running = workers.every(({ status: { state } }) => state === "running" || state === "paused");
    return {
      ok: this.ready && kafka.ok && postgres.ok && running && delay === null,
      delayed: delay,
      kafka,
      postgres,
      workers: Object.fromEntries(workers.map(({ name, status }) => [name, status])),
      viewers: this.events.viewers,
    };
  }

  /**
   * Resolves when every total that Kafka holds now has been read. After `disconnect` it may be called again, for
   * another election: until that can be shown, the last frame stays.
   */
  async connect(settings: LiveSettings): Promise<void> {
    this.#settings = settings;
    this.#gauge = new DelayGauge();
    this.#shownRevision = -1;
    this.#disagreesSince = null;
    this.#stopping = new AbortController();
    const snapshot = new Snapshot(settings.election.scenario, settings.election.begun_at);
    this.#snapshot = snapshot;
    const { signal } = this.#stopping;
    const cluster = new ClusterLine(settings.brokers, "urna-web");
    this.#running.push(aborted(signal).then(() => cluster.close()));
    const reader = new TotalsReader({
      brokers: settings.brokers,
      cluster,
      take: (topic, messages) => {
        for (const message of messages) this.#apply(topic, message);
        if (this.#isShowing) this.#show();
      },
    });
    this.#reader = reader;
    const held = await reader.ends();
    this.#running.push(reader.run(signal));
    await waitUntil(() => reader.before(held).size === 0, {
      what: "the totals in Kafka are read",
      deadlineMs: CATCH_UP_TIMEOUT_MS,
      signal,
    });
    const lookout = new Lookout(settings.sql, cluster, signal);
    this.#lookout = lookout;
    await lookout.look();
    const inPart = performance.now() + MAX_FIRST_ROUND_MS;
    await waitUntil(() => snapshot.agrees || performance.now() > inPart, {
      what: "the last round of totals is whole",
      deadlineMs: 2 * MAX_FIRST_ROUND_MS,
      signal,
    });
    this.#show();
    this.#isShowing = true;
    this.#running.push(this.#watch(lookout, reader));
  }

  /** Leaves the election. Viewers stay. What is under way with a server that does not answer is left behind. */
  async disconnect(): Promise<void> {
    this.#isShowing = false;
    this.#stopping.abort();
    await within(CLOSE_TIMEOUT_MS, Promise.all(this.#running));
    this.#running = [];
  }

  async close(): Promise<void> {
    this.events.close();
    await this.disconnect();
  }

  #apply(topic: string, { value, headers }: KafkaMessage): void {
    const mark = readMark(headers);
    if (topic === CANDIDATE_TOTALS_TOPIC) {
      const total = readMessage<CandidateTotal>(value, CANDIDATE_TOTAL_FIELDS);
      if (total) this.#snapshot?.applyCandidate(total, mark);
    } else {
      const total = readMessage<LocationTotal>(value, LOCATION_TOTAL_FIELDS);
      if (total) this.#snapshot?.applyLocation(total, mark);
    }
  }

  /** Makes a frame of what is known, if it is new, and sends it on. */
  #show(): void {
    const before = this.#isShowing ? this.#frame : null;
    const frame = this.#newFrame(before);
    if (frame === before) return;
    this.#frame = frame;
    this.events.publish("results", String(frame.version), JSON.stringify(frame));
  }

  /** In the middle of a round the last totals stay. */
  #newFrame(before: Frame | null): Frame {
    const snapshot = this.#snapshot ?? notConnected();
    const progress = this.#lookout?.progress ?? null;
    const state = countState(progress, this.#gauge.delay?.since ?? null);
    if (before && this.#isPartial(snapshot)) {
      if (sameState(before, state)) return before;
      const { election, totals } = before;
      const outstanding = stillToCome(totals.votes, progress);
      return { ...before, election: { ...election, ...state }, totals: { ...totals, outstanding } };
    }
    const changed = snapshot.revision !== this.#shownRevision;
    if (changed) {
      this.#shownRevision = snapshot.revision;
      this.#lastChangeAt = performance.now();
      this.#asOf = this.#clock.now();
    }
    const { rejected = 0, lag: waiting = 0 } = progress ?? {};
    const frame = snapshot.frame("open", { rejected, waiting }, this.#asOf);
    Object.assign(frame.election, state);
    frame.totals.outstanding = stillToCome(frame.totals.votes, progress);
    if (this.#isComplete(frame.totals)) {
      frame.election.status = "counted";
      frame.totals.outstanding = 0;
    }
    return before && !changed && sameCount(before, frame) ? before : frame;
  }

  #isPartial(snapshot: Snapshot): boolean {
    if (snapshot.agrees) {
      this.#disagreesSince = null;
      return false;
    }
    const now = performance.now();
    this.#disagreesSince ??= now;
    if (now - this.#disagreesSince < MAX_ROUND_MS) return true;
    log.warning("the totals by candidate and by location do not agree: they are shown as they are");
    return false;
  }

  /** A frame says that all is counted only with the totals that this is true of. */
  #isComplete({ votes, registered }: Frame["totals"]): boolean {
    const progress = this.#lookout?.progress;
    return progress != null && progress.complete && progress.votes === votes &&
      progress.registered === registered;
  }

  /** Whether the book is ahead of what is shown. */
  #isBehind({ progress }: Lookout): boolean {
    const { version, totals } = this.frame;
    return progress !== null && (version < progress.version || totals.registered < progress.registered);
  }

  async #watch(lookout: Lookout, reader: TotalsReader): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const began = { time: this.#clock.now(), steady: performance.now() };
      await lookout.look();
      if (signal.aborted) return;
      this.#judge(lookout, began);
      this.#show();
      try {
        if (lookout.reachable.kafka.ok) await reader.look(this.#isBehind(lookout), performance.now());
      } catch (error) {
        if (!signal.aborted) log.warning(`where the totals end cannot be read: ${messageOf(error)}`);
      }
      await pause(PROGRESS_EVERY_MS, signal);
    }
  }

  /** Judges what a look found against what is shown. */
  #judge({ away, progress }: Lookout, began: { time: Date; steady: number }): void {
    const { lag, version, paused } = progress ?? { lag: 0, version: 0, paused: false };
    const { version: shown, totals: { registered } } = this.frame;
    const before = this.#gauge.delay;
    const look = { away, paused, lag, counted: version, shown, registered };
    const delay = this.#gauge.see(look, began.time, began.steady, performance.now());
    if (delay && !before) log.warning(`the count is delayed since ${delay.since}: ${delay.why}`);
    if (before && !delay) log.info("the count keeps up again");
  }
}

function notConnected(): never {
  throw new Error("the election is not connected yet");
}
