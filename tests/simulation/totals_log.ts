/**
 * The simulated topics of totals, a log each. A request is appended whole to each topic or not at all, and
 * compaction leaves of each key the message that was appended last.
 */
import type { IHeaders, Message } from "kafkajs";
import { News } from "./news.ts";
import type { World } from "./world.ts";

export const TOPICS = ["candidates", "locations"] as const;
export type TotalsTopic = typeof TOPICS[number];

export interface TotalsRecord {
  key: string;
  value: Uint8Array;
  headers: IHeaders | undefined;
}

const MAX_FETCH_REQUESTS = 4;
const encoder = new TextEncoder();

export class TotalsLog {
  /** By topic: what each request appended. Offsets count requests. */
  readonly requests: Record<TotalsTopic, TotalsRecord[][]> = { candidates: [], locations: [] };

  readonly #news: News;

  constructor(private readonly world: World) {
    this.#news = new News(world);
  }

  append(topic: TotalsTopic, messages: readonly Message[]): void {
    if (messages.length === 0) return;
    this.requests[topic].push(messages.map(({ key, value, headers }) => ({
      key: String(key),
      value: encoder.encode(String(value)),
      headers,
    })));
    this.#news.tell();
  }

  /** Whole requests from `at` on; none where nothing has come for a while. */
  async fetch(topic: TotalsTopic, at: number): Promise<TotalsRecord[][]> {
    const requests = this.requests[topic];
    if (at >= requests.length) await this.#news.wait();
    return requests.slice(at, at + this.world.whole(1, MAX_FETCH_REQUESTS));
  }

  /** What was appended last under each key. */
  newest(topic: TotalsTopic): Map<string, TotalsRecord> {
    return new Map(this.requests[topic].flat().map((record) => [record.key, record]));
  }

  /** Leaves of each key what was appended last. Kafka does so long after it was appended. */
  compact(): void {
    for (const topic of TOPICS) {
      const newest = new Set(this.newest(topic).values());
      this.requests[topic] = this.requests[topic].map((request) =>
        request.filter((each) => newest.has(each))
      );
    }
    this.world.tell("broker", "compacts the totals");
  }
}
