/**
 * The election as this process shows it: a snapshot fed by Kafka, the pipeline's progress, and a frame
 * of both for whoever watches.
 */
import type { Consumer } from "kafkajs";
import { adminClient, kafkaClient } from "@/lib/kafka/client.ts";
import { consumerClient } from "@/lib/kafka/consumer.ts";
import { CANDIDATE_TOTAL_FIELDS, LOCATION_TOTAL_FIELDS, readMessage } from "@/lib/kafka/messages.ts";
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
import { Snapshot } from "@/lib/web/snapshot.ts";
import { pause, waitUntil } from "@/lib/wait.ts";

const PROGRESS_EVERY_MS = 1_000;
/** How long a round may be in arriving before it is shown in part. */
const MAX_ROUND_MS = 1_000;
/** How long the totals that Kafka already holds may take to be read at start. */
const CATCH_UP_TIMEOUT_MS = 60_000;

/** `GET /healthz`. */
export interface Health {
  ok: boolean;
  kafka: Reachability;
  postgres: Reachability;
  /** Of this process. */
  workers: Record<string, WorkerStatus>;
  viewers: number;
}

/** Whether a server answered when last asked. */
export interface Reachability {
  ok: boolean;
  error: string | null;
  /** ISO 8601: when it was last asked. */
  checked_at: string;
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
}

const NOT_ASKED: Reachability = { ok: false, error: "not asked yet", checked_at: new Date(0).toISOString() };

export class Live {
  readonly events = new EventStream();
  #settings: LiveSettings | null = null;
  #frame: Frame | null = null;
  #progress: PipelineProgress | null = null;
  #snapshot: Snapshot | null = null;
  #lastChangeAt: Date | null = null;
  #disagreesSince: number | null = null;
  #reachable = { kafka: NOT_ASKED, postgres: NOT_ASKED };
  #stopping = new AbortController();
  #running: Promise<unknown>[] = [];
  #consumer: Consumer | null = null;

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
    return this.#progress;
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
    this.#snapshot = new Snapshot(settings.election.scenario, settings.election.begun_at);
    const caughtUp = await this.#consume(settings);
    await waitUntil(caughtUp, { what: "the totals in Kafka are read", deadlineMs: CATCH_UP_TIMEOUT_MS });
    this.#running.push(this.#watchProgress(settings));
    this.#show(true);
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    this.events.close();
    await this.#consumer?.disconnect();
    await Promise.all(this.#running);
  }

  /** Gives back a function that says whether all that was there at the start has been read. */
  async #consume({ brokers }: LiveSettings): Promise<() => boolean> {
    const kafka = kafkaClient(brokers, "urna-web");
    const topics = [CANDIDATE_TOTALS_TOPIC, LOCATION_TOTALS_TOPIC];
    const unread = new Map<string, number>();
    const admin = adminClient(kafka);
    await admin.connect();
    for (const topic of topics) {
      for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
        if (Number(high) > Number(low)) unread.set(`${topic} ${partition}`, Number(high));
      }
    }
    await admin.disconnect();

    // A group of its own: every web process reads everything.
    const consumer = consumerClient(kafka, `urna-web-${crypto.randomUUID()}`);
    this.#consumer = consumer;
    await consumer.connect();
    await consumer.subscribe({ topics, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatch: ({ batch }) => {
        for (const { value } of batch.messages) this.#apply(batch.topic, value);
        const place = `${batch.topic} ${batch.partition}`;
        if (Number(batch.lastOffset()) + 1 >= (unread.get(place) ?? 0)) unread.delete(place);
        if (this.#frame) this.#show(false);
        return Promise.resolve();
      },
    });
    return () => unread.size === 0;
  }

  #apply(topic: string, value: Uint8Array | null): void {
    if (topic === CANDIDATE_TOTALS_TOPIC) {
      const total = readMessage<CandidateTotal>(value, CANDIDATE_TOTAL_FIELDS);
      if (total) this.#snapshot?.applyCandidate(total);
    } else {
      const total = readMessage<LocationTotal>(value, LOCATION_TOTAL_FIELDS);
      if (total) this.#snapshot?.applyLocation(total);
    }
  }

  /** Makes a frame of what is known, and sends it on. In the middle of a round the last one stays. */
  #show(evenIfSame: boolean): void {
    const snapshot = this.#snapshot;
    if (!snapshot) return;
    if (!snapshot.agrees) {
      this.#disagreesSince ??= performance.now();
      if (this.#frame && performance.now() - this.#disagreesSince < MAX_ROUND_MS) return;
    }
    this.#disagreesSince = null;
    if (!evenIfSame && snapshot.version === this.#frame?.version) return;
    if (snapshot.version !== this.#frame?.version) this.#lastChangeAt = new Date();
    const status = this.#progress?.complete ? "counted" : "open";
    this.#frame = snapshot.frame(status, this.#progress?.rejected ?? 0, new Date());
    this.events.publish("results", String(this.#frame.version), JSON.stringify(this.#frame));
  }

  async #watchProgress({ brokers, sql }: LiveSettings): Promise<void> {
    const admin = adminClient(kafkaClient(brokers, "urna-web"));
    while (!this.#stopping.signal.aborted) {
      const [kafka, postgres] = await Promise.all([
        reach(async () => {
          await admin.connect();
          await admin.describeCluster();
        }),
        reach(() => sql`select 1`),
      ]);
      this.#reachable = { kafka, postgres };
      if (kafka.ok && postgres.ok) await this.#readProgress(sql, admin);
      this.#show(false); // a round that never became whole
      await pause(PROGRESS_EVERY_MS, this.#stopping.signal);
    }
    await admin.disconnect();
  }

  async #readProgress(sql: Database, admin: ReturnType<typeof adminClient>): Promise<void> {
    try {
      const progress = await readProgress(sql, admin);
      const before = this.#progress;
      this.#progress = progress;
      // A frame says that all is counted only with the totals that this is true of.
      const totals = this.#frame?.totals;
      const upToDate = totals?.votes === progress.votes && totals.registered === progress.registered;
      const shown = upToDate || !progress.complete;
      const changed = before?.complete !== progress.complete || before.rejected !== progress.rejected;
      if (changed && shown) this.#show(true);
      if (!shown) this.#progress = { ...progress, complete: false };
    } catch (error) {
      log.warning(`the pipeline's progress cannot be read: ${messageOf(error)}`);
    }
  }
}

async function reach(ask: () => PromiseLike<unknown>): Promise<Reachability> {
  try {
    await ask();
    return { ok: true, error: null, checked_at: new Date().toISOString() };
  } catch (error) {
    return { ok: false, error: messageOf(error), checked_at: new Date().toISOString() };
  }
}

function notConnected(): never {
  throw new Error("the election is not connected yet");
}
