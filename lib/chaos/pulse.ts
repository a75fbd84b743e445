/** Where the count stands, felt from outside several times a second, whatever is away just then. */
import type { Admin } from "kafkajs";
import { adminClient, closeClient, kafkaClient } from "@/lib/kafka/client.ts";
import { VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import type { Database } from "@/lib/store/database.ts";
import type { Fleet } from "@/lib/chaos/fleet.ts";
import { Timeline } from "@/lib/chaos/timeline.ts";
import { pause, within } from "@/lib/wait.ts";

const EVERY_MS = 200;
/** A question that takes longer is given up, with its connection: a new one may be through sooner. */
const ANSWER_TIMEOUT_MS = 2_000;
const LEAVE_TIMEOUT_MS = 3_000;

export class Pulse {
  /** Messages of `votes_topic` counted or rejected, and of them the votes. */
  consumed = 0;
  votes = 0;
  /** The version of the totals. */
  version = 0;
  /** Messages that `votes_topic` holds. */
  inLog = 0;
  /** When each partition was seen to be counted on, in ms. */
  readonly partitions = new Map<number, Timeline>();
  /** When anything was last seen to be counted, in ms; 0 before. */
  movedAtMs = 0;
  /** When each server was last felt, in ms. */
  #feltMs = { postgres: 0, kafka: 0 };
  #sql: Database | null = null;
  #admin: Admin | null = null;

  constructor(private readonly fleet: Fleet, private readonly now: () => number) {}

  /** Messages that wait to be counted, as far as is known. */
  get backlog(): number {
    return Math.max(0, this.inLog - this.consumed);
  }

  /** Whether both servers, asked after `sinceMs`, say that no message waits to be counted. */
  isIdle(sinceMs: number): boolean {
    return this.backlog === 0 && Math.min(this.#feltMs.postgres, this.#feltMs.kafka) > sinceMs;
  }

  /** Feels until `signal` aborts. */
  async run(signal: AbortSignal): Promise<void> {
    await Promise.all([
      this.#repeat(signal, () => this.#askPostgres(), () => this.#leavePostgres()),
      this.#repeat(signal, () => this.#askKafka(), () => this.#leaveKafka()),
    ]);
  }

  async #repeat(
    signal: AbortSignal,
    ask: () => Promise<void>,
    leave: () => Promise<void>,
  ): Promise<void> {
    while (!signal.aborted) {
      const asked = ask().then(() => true, () => false); // away: that is what the storm is for
      if (await within(ANSWER_TIMEOUT_MS, asked) !== true) await within(LEAVE_TIMEOUT_MS, leave());
      await pause(EVERY_MS, signal);
    }
    await within(LEAVE_TIMEOUT_MS, leave());
  }

  async #askPostgres(): Promise<void> {
    const sql = this.#sql ??= await this.fleet.database();
    const rows = await sql<{ partition: number; next_offset: number; votes: number }[]>`
      select partition, next_offset, votes from consumed_offsets`;
    const [{ version }] = await sql<{ version: number }[]>`select version from totals`;
    if (sql !== this.#sql) return; // given up meanwhile: it may be older than what is known
    const at = this.#feltMs.postgres = this.now();
    for (const { partition, next_offset } of rows) {
      const timeline = this.partitions.get(partition) ?? new Timeline();
      this.partitions.set(partition, timeline);
      if (timeline.see(next_offset, at)) this.movedAtMs = at;
    }
    this.version = version;
    this.consumed = rows.reduce((sum, row) => sum + row.next_offset, 0);
    this.votes = rows.reduce((sum, row) => sum + row.votes, 0);
  }

  async #leavePostgres(): Promise<void> {
    const sql = this.#sql;
    this.#sql = null;
    await sql?.end();
  }

  async #askKafka(): Promise<void> {
    const { brokers } = await this.fleet.addresses();
    const admin = this.#admin ??= adminClient(kafkaClient(brokers, "urna-chaos"));
    await admin.connect();
    const ends = await admin.fetchTopicOffsets(VOTES_TOPIC);
    if (admin !== this.#admin) return;
    this.#feltMs.kafka = this.now();
    this.inLog = ends.reduce((sum, { high }) => sum + Number(high), 0);
  }

  async #leaveKafka(): Promise<void> {
    const admin = this.#admin;
    this.#admin = null;
    if (admin) await closeClient(admin);
  }
}
