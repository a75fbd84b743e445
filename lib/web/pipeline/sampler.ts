/** Takes samples of the pipeline: what Kafka and Postgres answer, put together with what this process knows. */
import { ClusterLine } from "@/lib/kafka/cluster_line.ts";
import { DirectLine } from "@/lib/kafka/direct_line.ts";
import { ALL_TOPICS, TOTALS_TOPICS, VOTERS_TOPIC, VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import { sum } from "@/lib/election/totals.ts";
import type { WorkerProgress } from "@/lib/pipeline/worker.ts";
import type { DeskSettings } from "@/lib/web/desks.ts";
import { KafkaReader, type KafkaReading, lagOf, oldestUnread } from "@/lib/web/pipeline/kafka_reading.ts";
import { type PostgresReading, readPostgres } from "@/lib/web/pipeline/postgres_reading.ts";
import { Rates } from "@/lib/web/pipeline/rates.ts";
import { Redaction } from "@/lib/web/pipeline/redaction.ts";
import { RejectedTally } from "@/lib/web/pipeline/rejected_tally.ts";
import type {
  DatabaseSample,
  GroupSample,
  PipelineSample,
  TopicSample,
  WorkerSample,
} from "@/lib/web/pipeline/sample.ts";
import { Source } from "@/lib/web/pipeline/source.ts";
import { Tail } from "@/lib/web/pipeline/tail.ts";
import { within } from "@/lib/wait.ts";

/** An answer that takes longer is not waited for: the sample has the one before … */
const PROMPT_MS = 700;
/** … but for the first one, after a time when nobody asked. */
const FIRST_PROMPT_MS = 2_000;

type Lags = GroupSample["partitions"];

export class Sampler {
  readonly #direct: DirectLine;
  readonly #cluster: ClusterLine;
  readonly #tail: Tail;
  readonly #kafka: Source<KafkaReading>;
  readonly #postgres: Source<PostgresReading>;
  /** By topic, when the oldest message was written that its group has not read. */
  readonly #unread: Source<Map<string, number | null>>;
  readonly #messages: Source<void>;
  readonly #rates = new Rates();

  constructor(private readonly settings: DeskSettings) {
    const { brokers, sql, election } = settings;
    const redaction = new Redaction(election.scenario);
    const rejected = new RejectedTally(sql, redaction);
    const direct = this.#direct = new DirectLine(brokers, "urna-pipeline", ALL_TOPICS);
    this.#cluster = new ClusterLine(brokers, "urna-pipeline");
    const reader = new KafkaReader(direct, this.#cluster);
    this.#tail = new Tail(direct, redaction);
    this.#kafka = new Source(() => reader.read());
    this.#postgres = new Source(() => readPostgres(sql, rejected));
    this.#unread = new Source(() => oldestUnread(direct, this.#groupLags()));
    this.#messages = new Source(() => this.#tail.look(this.#kafka.answer?.value.ends ?? new Map()));
  }

  /** The first look after a time when nobody watched: of the messages in between the newest are shown. */
  async firstLook(): Promise<PipelineSample> {
    this.#tail.jump();
    return await this.look(FIRST_PROMPT_MS);
  }

  async look(promptMs = PROMPT_MS): Promise<PipelineSample> {
    await within(promptMs, Promise.all([this.#kafka.ask(), this.#postgres.ask()]));
    if (this.#kafka.state.ok) {
      await within(PROMPT_MS, Promise.all([this.#messages.ask(), this.#unread.ask()]));
    }
    this.#measure();
    return this.#sample();
  }

  async close(): Promise<void> {
    await Promise.all([this.#direct.close(), this.#cluster.close()]);
  }

  #measure(): void {
    const [kafka, postgres] = [this.#kafka.answer, this.#postgres.answer];
    if (kafka) {
      const { ends: endsByTopic, endsAt, asked, askedAt } = kafka.value;
      for (const [topic, ends] of endsByTopic) {
        this.#rates.see(topic, sum(ends), endsAt);
        for (const [partition, end] of ends.entries()) {
          this.#rates.see(`${topic} ${partition}`, end, endsAt);
        }
      }
      this.#rates.see("simulator", sum([...asked.values()]), askedAt);
    }
    if (postgres) {
      const { counted, countedAt, activity } = postgres.value;
      this.#rates.see("aggregator", sum([...counted.values()]), countedAt);
      this.#rates.see("commits", activity.commits, postgres.at);
      this.#rates.see("rows", activity.inserted_rows, postgres.at);
    }
    const now = performance.now();
    for (const { name, status } of this.settings.workers) {
      this.#rates.see(`worker ${name}`, doneOf(status.progress), now);
    }
  }

  /** Null while the server that tells it does not answer: nobody knows whether anything moves. */
  #rate(name: string, { state }: Source<unknown>): number | null {
    return state.ok ? this.#rates.perSecond(name) : null;
  }

  #sample(): PipelineSample {
    const { live, election } = this.settings;
    const { version, totals } = live.frame;
    return {
      as_of: new Date().toISOString(),
      kafka: this.#kafka.state,
      postgres: this.#postgres.state,
      topics: this.#topics(),
      groups: this.#groups(),
      workers: this.#workers(),
      registration: { registered: totals.registered, planned: election.voters },
      web: {
        viewers: live.events.viewers,
        behind: live.progress && Math.max(0, live.progress.version - version),
      },
      database: this.#database(),
      rejected: this.#postgres.answer?.value.rejected ?? [],
      tail: this.#tail.of(ALL_TOPICS),
    };
  }

  #topics(): TopicSample[] {
    const kafka = this.#kafka.answer?.value;
    return ALL_TOPICS.map((topic) => {
      const ends = kafka?.ends.get(topic) ?? [];
      const partitions = ends.map((end, partition) => ({
        partition,
        end,
        per_second: this.#rate(`${topic} ${partition}`, this.#kafka),
        bytes: kafka?.bytes.get(`${topic} ${partition}`) ?? null,
      }));
      const bytes = partitions.map((partition) => partition.bytes);
      return {
        topic,
        messages: sum(ends),
        per_second: this.#rate(topic, this.#kafka),
        bytes: bytes.length === 0 || bytes.includes(null) ? null : sum(bytes as number[]),
        partitions,
        recent: this.#rates.recent(topic),
      };
    });
  }

  /** Of the groups that read voters and ballots; none while one of the servers has never answered. */
  #groupLags(): { topic: string; partitions: Lags }[] {
    const [kafka, postgres] = [this.#kafka.answer?.value, this.#postgres.answer?.value];
    const lags = (topic: string, positions: ReadonlyMap<number, number> | undefined) =>
      kafka && positions ? [{ topic, partitions: lagOf(kafka.ends.get(topic) ?? [], positions) }] : [];
    return [...lags(VOTERS_TOPIC, kafka?.asked), ...lags(VOTES_TOPIC, postgres?.counted)];
  }

  #groups(): GroupSample[] {
    const lags = new Map(this.#groupLags().map(({ topic, partitions }) => [topic, partitions]));
    const groups = this.#kafka.answer?.value.groups;
    return [
      { ...this.#group("simulator", VOTERS_TOPIC, lags), kept_in: "kafka", ...membership(groups?.simulator) },
      {
        ...this.#group("aggregator", VOTES_TOPIC, lags),
        kept_in: "postgres",
        ...membership(groups?.aggregator),
      },
      ...TOTALS_TOPICS.map((topic) => this.#webGroup(topic)),
    ];
  }

  #group(group: "simulator" | "aggregator", topic: string, lags: ReadonlyMap<string, Lags>) {
    const partitions = lags.get(topic);
    const oldest = this.#unread.answer?.value.get(topic);
    const waits = oldest == null ? 0 : Math.max(0, Math.round((Date.now() - oldest) / 1_000));
    const lag = partitions ? sum(partitions.map((partition) => partition.lag)) : null;
    return {
      group,
      topic,
      lag,
      oldest_waits_s: lag === null || oldest === undefined ? null : lag === 0 ? 0 : waits,
      per_second: this.#rate(group, group === "aggregator" ? this.#postgres : this.#kafka),
      partitions: partitions ?? [],
    };
  }

  /** This process reads the totals in no lasting group. */
  #webGroup(topic: string): GroupSample {
    const ends = this.#kafka.answer?.value.ends.get(topic);
    const read = this.settings.live.totalsRead;
    const positions = new Map(
      ends?.map((_, partition) => [partition, read.get(`${topic} ${partition}`) ?? 0]),
    );
    const partitions = ends ? lagOf(ends, positions) : [];
    return {
      group: "web",
      topic,
      kept_in: "memory",
      state: null,
      members: null,
      lag: ends ? sum(partitions.map((partition) => partition.lag)) : null,
      oldest_waits_s: null,
      per_second: this.#rate(topic, this.#kafka),
      partitions,
    };
  }

  #workers(): WorkerSample[] {
    return this.settings.workers.map((
      { name, status: { state, since, restarts, last_error, progress } },
    ) => ({
      name,
      state,
      since,
      restarts,
      last_error,
      done: doneOf(progress),
      per_second: this.#rates.perSecond(`worker ${name}`),
    }));
  }

  #database(): DatabaseSample | null {
    const activity = this.#postgres.answer?.value.activity;
    return activity
      ? {
        bytes: activity.bytes,
        connections: activity.connections,
        commits_per_second: this.#rate("commits", this.#postgres),
        rows_per_second: this.#rate("rows", this.#postgres),
      }
      : null;
  }
}

function membership(group: { state: string; members: number } | undefined) {
  return { state: group?.state ?? null, members: group?.members ?? null };
}

/** Voters registered, ballots cast, or messages counted and rejected: what a worker reports adds up to its work. */
function doneOf(progress: WorkerProgress): number {
  return sum(Object.values(progress));
}
