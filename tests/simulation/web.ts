/** A web process of the simulation: the real snapshot, fed from the topics of totals from their beginning. */
import { isTransient } from "@/lib/errors.ts";
import {
  CANDIDATE_TOTAL_FIELDS,
  LOCATION_TOTAL_FIELDS,
  readMark,
  readMessage,
} from "@/lib/kafka/messages.ts";
import type { Frame } from "@/lib/election/results.ts";
import type { CandidateTotal, LocationTotal } from "@/lib/election/totals.ts";
import { Snapshot } from "@/lib/web/live/snapshot.ts";
import { Process } from "./process.ts";
import type { Cluster } from "./cluster.ts";
import { TOPICS, type TotalsRecord, type TotalsTopic } from "./totals_log.ts";

const BEGUN_AT = new Date("2026-11-03T08:00:00Z");
const RETRY_MS = 300;

export class Web {
  readonly process: Process;
  readonly #snapshot: Snapshot;
  readonly #received: <Total extends { version: number }>(total: Total) => Total;
  /** How many requests each topic held at the start, where they are not read yet. */
  #unread = new Map<TotalsTopic, number>();
  #shownRevision = -1;
  #frame: Frame | null = null;

  constructor(private readonly cluster: Cluster, readonly name: string) {
    this.process = new Process(cluster.world, name);
    this.#snapshot = new Snapshot(cluster.election.scenario, BEGUN_AT);
    this.#received = cluster.mutant?.receiving?.() ?? ((total) => total);
    this.#start().catch((error) => cluster.world.violate(`${name} failed: ${error?.stack ?? error}`));
  }

  /** What it shows; null at first. */
  get frame(): Frame | null {
    return this.#frame;
  }

  async #start(): Promise<void> {
    const { totals } = this.cluster.broker;
    const held = await this.#persist(
      "ask where totals end",
      () => TOPICS.map((t) => totals.requests[t].length),
    );
    for (const [i, topic] of TOPICS.entries()) {
      if (held[i] > 0) this.#unread.set(topic, held[i]);
    }
    await Promise.all(TOPICS.map((topic) => this.#read(topic)));
  }

  async #read(topic: TotalsTopic): Promise<never> {
    const { totals } = this.cluster.broker;
    for (let at = 0;;) {
      const requests = await this.#persist(`read ${topic} from ${at}`, () => totals.fetch(topic, at));
      at += requests.length;
      for (const record of requests.flat()) this.#apply(topic, record);
      if (at >= (this.#unread.get(topic) ?? 0)) this.#unread.delete(topic);
      if (this.#unread.size === 0) this.#show();
    }
  }

  async #persist<T>(what: string, serve: () => T | Promise<T>): Promise<T> {
    const { broker, world } = this.cluster;
    while (true) {
      try {
        return await world.network.call({
          from: this.process,
          to: "broker",
          what,
          serve: () => {
            broker.reach();
            return serve();
          },
        });
      } catch (error) {
        if (!isTransient(error)) throw error;
        await this.process.sleep(RETRY_MS);
      }
    }
  }

  #apply(topic: TotalsTopic, { value, headers }: TotalsRecord): void {
    const mark = readMark(headers);
    if (topic === "candidates") {
      const total = readMessage<CandidateTotal>(value, CANDIDATE_TOTAL_FIELDS);
      if (total) this.#snapshot.applyCandidate(this.#received(total), mark);
    } else {
      const total = readMessage<LocationTotal>(value, LOCATION_TOTAL_FIELDS);
      if (total) this.#snapshot.applyLocation(this.#received(total), mark);
    }
  }

  /** In the middle of a round the last frame stays. */
  #show(): void {
    const snapshot = this.#snapshot;
    if (!snapshot.agrees || snapshot.revision === this.#shownRevision) return;
    this.#shownRevision = snapshot.revision;
    const now = Math.floor(BEGUN_AT.getTime() + this.cluster.world.scheduler.now);
    const before = this.#frame ? Date.parse(this.#frame.as_of) : 0;
    this.#frame = snapshot.frame("open", { rejected: 0, waiting: 0 }, new Date(Math.max(now, before + 1)));
    this.cluster.shown(this.name, this.#frame);
  }
}
