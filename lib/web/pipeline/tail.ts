/** The newest messages of each topic, as they arrive: a bounded number of each at a time. */
import type { DirectLine, LogMessage, LogPlace } from "@/lib/kafka/direct_line.ts";
import { TransientError } from "@/lib/errors.ts";
import type { Redaction } from "@/lib/web/pipeline/redaction.ts";
import type { TailMessage, TopicTail } from "@/lib/web/pipeline/sample.ts";

/** Of each topic: read at a look, and kept. */
export const MAX_TAIL_MESSAGES = 20;

/** The offset after the last message of each partition, by topic. */
export type Ends = ReadonlyMap<string, readonly number[]>;

export interface TailPlan {
  /** Where to read from. */
  places: LogPlace[];
  /** How many messages came since the look before, by topic; of topics that were not looked at before there are none. */
  came: Map<string, number>;
}

/**
 * What to read of logs that end here. `seen`: where they ended at the look before; of a topic that is not in it, or
 * was made anew since, the newest messages are read. Pure.
 */
export function planTail(ends: Ends, seen: Ends, max = MAX_TAIL_MESSAGES): TailPlan {
  const places: LogPlace[] = [];
  const came = new Map<string, number>();
  for (const [topic, offsets] of ends) {
    const before = isAfter(offsets, seen.get(topic)) ? seen.get(topic) : undefined;
    const fresh = offsets.map((end, partition) => end - (before?.[partition] ?? 0));
    const moved = fresh.filter((n) => n > 0).length;
    const share = Math.max(1, Math.floor(max / Math.max(1, moved)));
    let room = max;
    for (const [partition, n] of fresh.entries()) {
      const read = Math.min(n, share, room);
      if (read > 0) places.push({ topic, partition, offset: offsets[partition] - read });
      room -= read;
    }
    if (before) came.set(topic, fresh.reduce((sum, n) => sum + n, 0));
  }
  return { places, came };
}

/** Logs only grow: one that ends earlier is another one. */
function isAfter(ends: readonly number[], before: readonly number[] | undefined): boolean {
  return ends.every((end, partition) => end >= (before?.[partition] ?? 0));
}

export class Tail {
  #seen: Ends = new Map();
  readonly #kept = new Map<string, TailMessage[]>();
  #leftOut = new Map<string, number>();

  constructor(private readonly line: Pick<DirectLine, "read">, private readonly redaction: Redaction) {}

  /** What came meanwhile is passed over: the next look begins with the newest. */
  jump(): void {
    this.#seen = new Map();
  }

  /** Reads the newest of what came before these ends. */
  async look(ends: Ends): Promise<void> {
    const { places, came } = planTail(ends, this.#seen);
    for (const [topic, offsets] of ends) {
      if (!isAfter(offsets, this.#seen.get(topic))) this.#kept.delete(topic);
    }
    this.#seen = ends;
    try {
      const read = await this.line.read(places);
      for (const topic of ends.keys()) {
        const messages = read.filter((message) =>
          message.topic === topic && message.offset < (ends.get(topic)?.[message.partition] ?? 0)
        );
        this.#keep(topic, messages);
        this.#leftOut.set(topic, Math.max(0, (came.get(topic) ?? 0) - messages.length));
      }
    } catch (error) {
      // Messages that somebody has deleted: the next look begins with those that there are.
      if ((error as { type?: string }).type !== "OFFSET_OUT_OF_RANGE") throw error;
      this.jump();
      throw new TransientError("messages were deleted while they were looked for", { cause: error });
    }
  }

  /** Of these topics. */
  of(topics: readonly string[]): TopicTail[] {
    return topics.map((topic) => ({
      topic,
      messages: this.#kept.get(topic) ?? [],
      left_out: this.#leftOut.get(topic) ?? 0,
    }));
  }

  #keep(topic: string, messages: readonly LogMessage[]): void {
    const before = this.#kept.get(topic) ?? [];
    const known = new Set(before.map(placeOf));
    const fresh = messages
      .filter((message) => !known.has(placeOf(message)))
      .toSorted((a, b) => a.timestamp - b.timestamp || a.offset - b.offset)
      .map((message) => this.redaction.message(message));
    this.#kept.set(topic, [...before, ...fresh].slice(-MAX_TAIL_MESSAGES));
  }
}

function placeOf({ partition, offset }: { partition: number; offset: number }): string {
  return `${partition} ${offset}`;
}
