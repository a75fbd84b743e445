/**
 * What moves in the page's drawings, as attributes by name: the server draws them, the browser puts newer ones in
 * their places. Pure.
 */
import {
  CANDIDATE_TOTALS_TOPIC,
  LOCATION_TOTALS_TOPIC,
  VOTERS_TOPIC,
  VOTES_TOPIC,
} from "@/lib/kafka/topics.ts";
import { sum } from "@/lib/web/pipeline/figures.ts";
import { MAX_RECENT_RATES } from "@/lib/web/pipeline/rates.ts";
import type { PipelineSample } from "@/lib/web/pipeline/sample.ts";

/** By the name that the element has in `data-s`. */
export type Shapes = Record<string, Record<string, string>>;

export const SPARK_WIDTH = 120;
export const SPARK_HEIGHT = 24;
/** The line is not cut off at the edges. */
const SPARK_INSET = 1;
const THINNEST = 1.5;
/** An edge grows by this much with each tenfold of its rate. */
const PER_TENFOLD = 1.1;

export function shapesOf(sample: PipelineSample): Shapes {
  const { topics, groups, database } = sample;
  const topic = (name: string) => topics.find((one) => one.topic === name)?.per_second ?? null;
  const group = (name: string) => groups.find((one) => one.group === name)?.per_second ?? null;
  const totals = sum([topic(CANDIDATE_TOTALS_TOPIC), topic(LOCATION_TOTALS_TOPIC)]);
  const shapes: Shapes = {
    "producer-voters": flowing(topic(VOTERS_TOPIC)),
    "producer-postgres": flowing(topic(VOTERS_TOPIC)),
    "voters-simulator": flowing(group("simulator")),
    "simulator-votes": flowing(topic(VOTES_TOPIC)),
    "votes-aggregator": flowing(group("aggregator")),
    "aggregator-postgres": flowing(database && group("aggregator")),
    "aggregator-totals": flowing(totals),
    "totals-web": flowing(totals),
    "web-viewers": flowing(sample.web.viewers > 0 ? totals : 0),
  };
  for (const { topic, recent } of topics) shapes[`${topic}.spark`] = { d: sparkline(recent) };
  return shapes;
}

/** How an edge shows what flows along it: by its width, and by dashes that move. */
function flowing(rate: number | null): Record<string, string> {
  const width = THINNEST + PER_TENFOLD * Math.log10(1 + (rate ?? 0));
  return { "stroke-width": width.toFixed(1), "stroke-opacity": rate ? "1" : "0" };
}

/** A line over the last minute, the newest rate at the right; from zero to the highest. */
export function sparkline(recent: readonly number[]): string {
  const top = Math.max(1, ...recent);
  const step = SPARK_WIDTH / (MAX_RECENT_RATES - 1);
  const height = SPARK_HEIGHT - 2 * SPARK_INSET;
  return recent.map((rate, i) => {
    const x = SPARK_WIDTH - (recent.length - 1 - i) * step;
    const y = SPARK_INSET + height * (1 - rate / top);
    return `${i === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
  }).join("");
}
