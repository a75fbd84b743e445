/**
 * The election as this process shows it: a snapshot fed by Kafka, the pipeline's progress, and a frame
 * of both for whoever watches.
 */
import type { KafkaMessage } from "kafkajs";
import { adminClient, closeClient, kafkaClient } from "@/lib/kafka/client.ts";
import { consumerClient, consumeUntil } from "@/lib/kafka/consumer.ts";
import {
  CANDIDATE_TOTAL_FIELDS,
  LOCATION_TOTAL_FIELDS,
  readMark,
  readMessage,
} from "@/lib/kafka/messages.ts";
import { CANDIDATE_TOTALS_TOPIC, LOCATION_TOTALS_TOPIC } from "@/lib/kafka/topics.ts";
import type { CandidateTotal, LocationTotal } from "@/lib/election/totals.ts";
import type { Frame } from "@/lib/election/results.ts";
import { log } from "@/lib/log.ts";
import { messageOf } from "@/lib/errors.ts";
import { type PipelineProgress, readProgress } from "@/lib/pipeline/progress.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import type { SupervisedWorker, WorkerStatus } from "@/lib/pipeline/supervisor.ts";
import type { Database } from "@/lib/store/database.ts";
import type { Election } from "@/lib/store/election.ts";
import { EventStream } from "@/lib/web/event_stream.ts";
import { NOT_ASKED, Question, type Reachability } from "@/lib/web/question.ts";
import { Snapshot } from "@/lib/web/snapshot.ts";
import type { PollingStation } from "@/lib/web/voting/polling_station.ts";
import { aborted, pause, waitUntil, within } from "@/lib/wait.ts";

const TOTALS_TOPICS = [CANDIDATE_TOTALS_TOPIC, LOCATION_TOTALS_TOPIC];

const PROGRESS_EVERY_MS = 1_000;
/** How long a round may be in arriving before it is shown in part: longer than a broker takes to come back. */
const MAX_ROUND_MS = 30_000;
/** The same at the start, when there is nothing else to show. */
const MAX_FIRST_ROUND_MS = 10_000;
/** When the totals' consumer has ended for good, another one starts after this time. */
const READ_AGAIN_MS = 1_000;
/** How long the totals that Kafka already holds may take to be read at start. */
const CATCH_UP_TIMEOUT_MS = 60_000;
/** What `close` waits for what is under way. */
const CLOSE_TIMEOUT_MS = 2_500;
const NEVER = new Date(0).toISOString();

/** `GET /healthz`. */
export interface Health {
  ok: boolean;
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

/** What every route finds on its context. */
export interface State {
  live: Live;
  polling: PollingStation;
  /** Of the inline styles, where the page gives them one of its own. */
  nonce?: string;
}

export class Live {
  readonly events = new EventStream();
  #settings: LiveSettings | null = null;
  #frame: Frame | null = null;
  #progress: PipelineProgress | null = null;
  #snapshot: Snapshot | null = null;
  #lastChangeAt: Date | null = null;
  #shownRevision = -1;
  #disagreesSince: number | null = null;
  #reachable = { kafka: NOT_ASKED, postgres: NOT_ASKED };
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

  /** When the totals last changed here; null before the first. */
  get lastChangeAt(): Date | null {
    return this.#lastChangeAt;
  }

  /** The pipeline's progress, at most about a second old; null before it was first read. */
  get progress(): PipelineProgress | null {
    return this.#progress && { ...this.#progress, complete: this.#frame?.election.status === "counted" };
  }

  get health(): Health {
    const { kafka, postgres } = this.#reachable;
    const workers = this.#settings?.workers ?? [];
    return {
      ok: this.ready && kafka.ok && postgres.ok && workers.every(({ status }) => status.state === "running"),
      kafka,
      postgres,
      workers: Object.fromEntries(workers.map(({ name, status }) => [name, status])),
      viewers: this.events.viewers,
    };
  }

  /** Resolves when every total that Kafka holds now has been read. */
  async connect(settings: LiveSettings): Promise<void> {
    this.#settings = settings;
    const snapshot = new Snapshot(settings.election.scenario, settings.election.begun_at);
    this.#snapshot = snapshot;
    const unread = await heldTotals(settings.brokers);
    this.#running.push(this.#read(settings.brokers, unread));
    const { signal } = this.#stopping;
    await waitUntil(() => unread.size === 0, {
      what: "the totals in Kafka are read",
      deadlineMs: CATCH_UP_TIMEOUT_MS,
      signal,
    });
    const look = this.#lookout(settings);
    await look();
    const inPart = performance.now() + MAX_FIRST_ROUND_MS;
    await waitUntil(() => snapshot.agrees || performance.now() > inPart, {
      what: "the last round of totals is whole",
      deadlineMs: 2 * MAX_FIRST_ROUND_MS,
      signal,
    });
    this.#show();
    this.#running.push(this.#watch(look));
  }

  /** What is under way with a server that does not answer is left behind. */
  async close(): Promise<void> {
    this.#stopping.abort();
    this.events.close();
    await within(CLOSE_TIMEOUT_MS, Promise.all(this.#running));
  }

  /** Reads the totals, from the beginning and on; takes from `unread` what has been read whole. */
  async #read(brokers: readonly string[], unread: Map<string, number>): Promise<void> {
    const { signal } = this.#stopping;
    const kafka = kafkaClient(brokers, "urna-web");
    while (!signal.aborted) {
      // A group of its own: every web process reads everything.
      const group = `urna-web-${crypto.randomUUID()}`;
      const ended = new AbortController();
      const consumer = consumerClient(kafka, group, AbortSignal.any([signal, ended.signal]));
      consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload: { topic, partition, lastOffset } }) => {
        const place = `${topic} ${partition}`;
        if (Number(lastOffset) + 1 >= (unread.get(place) ?? 0)) unread.delete(place);
      });
      try {
        await consumer.connect();
        await consumer.subscribe({ topics: TOTALS_TOPICS, fromBeginning: true });
        await consumeUntil(signal, consumer, {
          autoCommit: false,
          eachBatch: ({ batch }) => {
            for (const message of batch.messages) this.#apply(batch.topic, message);
            if (this.#frame) this.#show();
            return Promise.resolve();
          },
        });
      } catch (error) {
        log.warning(`the totals are read again: ${messageOf(error)}`);
        await pause(READ_AGAIN_MS, signal);
      } finally {
        ended.abort();
        await closeClient(consumer);
      }
    }
  }

  #apply(topic: string, { value, headers }: KafkaMessage): void {
    const ledger = readMark(headers)?.ledger ?? null;
    if (topic === CANDIDATE_TOTALS_TOPIC) {
      const total = readMessage<CandidateTotal>(value, CANDIDATE_TOTAL_FIELDS);
      if (total) this.#snapshot?.applyCandidate(total, ledger);
    } else {
      const total = readMessage<LocationTotal>(value, LOCATION_TOTAL_FIELDS);
      if (total) this.#snapshot?.applyLocation(total, ledger);
    }
  }

  /** Makes a frame of what is known, if it is new, and sends it on. In the middle of a round the last one stays. */
  #show(): void {
    const snapshot = this.#snapshot;
    if (!snapshot || this.#isPartial(snapshot)) return;
    const before = this.#frame;
    const now = Math.max(Date.now(), Date.parse(before?.as_of ?? NEVER) + 1);
    const frame = snapshot.frame("open", this.#progress?.rejected ?? 0, new Date(now));
    if (this.#isComplete(frame.totals)) frame.election.status = "counted";
    const changed = snapshot.revision !== this.#shownRevision;
    if (changed) this.#lastChangeAt = new Date();
    if (!changed && before && sameState(before, frame)) return;
    this.#shownRevision = snapshot.revision;
    this.#frame = frame;
    this.events.publish("results", String(frame.version), JSON.stringify(frame));
  }

  #isPartial(snapshot: Snapshot): boolean {
    if (snapshot.agrees) {
      this.#disagreesSince = null;
      return false;
    }
    const now = performance.now();
    this.#disagreesSince ??= now;
    if (this.#frame && now - this.#disagreesSince < MAX_ROUND_MS) return true;
    log.warning("the totals by candidate and by location do not agree: they are shown as they are");
    return false;
  }

  /** A frame says that all is counted only with the totals that this is true of. */
  #isComplete({ votes, registered }: Frame["totals"]): boolean {
    const progress = this.#progress;
    return progress !== null && progress.complete && progress.votes === votes &&
      progress.registered === registered;
  }

  /** Gives back a function that looks how the servers and the pipeline are. */
  #lookout({ brokers, sql }: LiveSettings): () => Promise<void> {
    const admin = adminClient(kafkaClient(brokers, "urna-web"));
    const kafka = new Question(async () => {
      await admin.connect();
      await admin.describeCluster();
    });
    const postgres = new Question(async () => await sql`select 1`);
    const progress = new Question(() => readProgress(sql, admin));
    this.#running.push(aborted(this.#stopping.signal).then(() => closeClient(admin)));
    return async () => {
      const [onKafka, onPostgres] = await Promise.all([kafka.reach(), postgres.reach()]);
      this.#reachable = { kafka: onKafka, postgres: onPostgres };
      if (!onKafka.ok || !onPostgres.ok || this.#stopping.signal.aborted) return;
      try {
        this.#progress = await progress.answer();
      } catch (error) {
        if (this.#stopping.signal.aborted) return;
        log.warning(`the pipeline's progress cannot be read: ${messageOf(error)}`);
      }
    };
  }

  async #watch(look: () => Promise<void>): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await look();
      this.#show();
      await pause(PROGRESS_EVERY_MS, signal);
    }
  }
}

/** Where each partition of the totals ends now, by "topic partition"; empty ones are left out. */
async function heldTotals(brokers: readonly string[]): Promise<Map<string, number>> {
  const admin = adminClient(kafkaClient(brokers, "urna-web"));
  const ends = new Map<string, number>();
  try {
    await admin.connect();
    for (const topic of TOTALS_TOPICS) {
      for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
        if (Number(high) > Number(low)) ends.set(`${topic} ${partition}`, Number(high));
      }
    }
  } finally {
    await closeClient(admin);
  }
  return ends;
}

function sameState(a: Frame, b: Frame): boolean {
  return a.election.status === b.election.status && a.totals.rejected === b.totals.rejected;
}

function notConnected(): never {
  throw new Error("the election is not connected yet");
}
