/** `growth`: whether counting slows down, and memory grows, with the ballots that are stored. */
import { Backlog, beginElection, type BenchElection } from "@/lib/bench/election.ts";
import { type Drain, drain } from "@/lib/bench/draining.ts";
import { checkAllCounted, copyLimit, growTo, type Memory } from "@/lib/bench/growing.ts";
import { type BenchContext, type BenchPart, type Figure, scaled } from "@/lib/bench/part.ts";
import { startRig } from "@/lib/bench/rig.ts";
import { median } from "@/lib/bench/statistics.ts";

const MARKS = [1_000_000, 3_000_000, 10_000_000];
/** Counted in each run at a mark, on top of what is stored. */
const BACKLOG = 500_000;
/** Each run adds to what is stored: more of them would reach the next mark. */
const MAX_RUNS = 3;
/** What Postgres alone copies at each mark. */
const COPIED = 100_000;
const AIM_RATE_KEPT = 0.85;
const AIM_MEMORY_GROWN = 1.15;

export const GROWTH: BenchPart = {
  name: "growth",
  does: "the drain rate and the memory at 1, 3 and 10 million ballots stored",
  measure,
};

/** What was found with so many ballots stored. */
interface Mark {
  stored: number;
  backlog: number;
  drains: Drain[];
  /** Rows a second. */
  copied: number[];
  memory: Memory | null;
}

async function measure(context: BenchContext): Promise<Figure[]> {
  await using parts = new AsyncDisposableStack();
  const election = await beginElection(await startRig(parts), parts);
  const backlog = await Backlog.of(election);
  const marks: Mark[] = [];
  for (const mark of MARKS) marks.push(await measureAt(scaled(mark, context), election, backlog, context));
  return growthFigures(marks);
}

/** Has the election grow to `stored` ballots, and measures there. */
async function measureAt(
  stored: number,
  election: BenchElection,
  backlog: Backlog,
  context: BenchContext,
): Promise<Mark> {
  const { say, signal } = context;
  const mark: Mark = {
    ...{ stored, backlog: scaled(BACKLOG, context) },
    ...{ drains: [], copied: [], memory: null },
  };
  say(`growing to ${whole(stored)} ballots`);
  mark.memory = await growTo(election, backlog, stored, signal);
  for (let run = 0; run < Math.min(context.runs, MAX_RUNS); run++) {
    const from = backlog.ballots;
    const to = from + mark.backlog;
    await backlog.fillTo(to, signal);
    await settle(election);
    const drained = await drain(election, { from, to }, signal);
    mark.drains.push(drained);
    mark.copied.push(await copyLimit(election, backlog, scaled(COPIED, context)));
    await checkAllCounted(election.sql, to);
    say(`${whole(from)} stored: drained ${whole(mark.backlog)} at ${whole(drained.perSecond)}/s`);
  }
  return mark;
}

/** Work that Postgres would take up sooner or later, and at one mark and not at another, is done before. */
async function settle({ sql }: BenchElection): Promise<void> {
  await sql`vacuum analyze voters`;
  await sql`vacuum analyze votes`;
  await sql`checkpoint`;
}

function growthFigures(marks: readonly Mark[]): Figure[] {
  const rates = marks.map(({ stored, backlog, drains }): Figure => ({
    what: `Urna counting ${whole(backlog)} more with ${whole(stored)} stored`,
    unit: "ballots/s",
    role: "urna",
    runs: drains.map(({ perSecond }) => perSecond),
  }));
  const limits = marks.map(({ stored, copied }): Figure => ({
    what: `Postgres alone, binary copy, one connection, ${whole(stored)} stored`,
    unit: "ballots/s",
    role: "limit",
    runs: copied,
  }));
  const [first, last] = [marks[0], marks[marks.length - 1]];
  const kept: Figure = {
    what: `rate with ${whole(last.stored)} stored, of that with ${whole(first.stored)}`,
    unit: "",
    role: "urna",
    runs: [median(rates[rates.length - 1].runs) / median(rates[0].runs)],
    aim: { atLeast: AIM_RATE_KEPT },
  };
  return [...rates, kept, ...limits, ...memoryFigures(marks)];
}

function memoryFigures(marks: readonly Mark[]): Figure[] {
  const told = marks.flatMap(({ stored, memory, drains }) => memory ? [{ stored, memory, drains }] : []);
  if (told.length === 0) return [];
  const [first, last] = [told[0], told[told.length - 1]];
  const held = (who: string, name: keyof Memory) =>
    told.map(({ stored, memory }): Figure => ({
      what: `memory of ${who}, grown to ${whole(stored)}`,
      unit: "MiB",
      role: "detail",
      runs: [memory[name]],
    }));
  return [
    {
      what: `the aggregator's memory, grown to ${whole(last.stored)}, of that at ${whole(first.stored)}`,
      unit: "",
      role: "urna",
      runs: [last.memory.aggregator / first.memory.aggregator],
      aim: { atMost: AIM_MEMORY_GROWN },
    },
    ...held("the aggregator", "aggregator"),
    ...held("Postgres", "postgres"),
    ...held("Kafka", "kafka"),
    ...told.map(({ stored, drains }): Figure => ({
      what: `the aggregator's peak memory while draining with ${whole(stored)} stored`,
      unit: "MiB",
      role: "detail",
      runs: drains.map(({ peakMiB }) => peakMiB).filter((peak) => peak !== null),
    })),
  ];
}

function whole(n: number): string {
  return Math.round(n).toLocaleString("en");
}
