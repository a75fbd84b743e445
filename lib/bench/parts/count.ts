/** `count`: the whole way of an election, from nothing to all counted, and its first two stages alone. */
import { type BenchContext, type BenchPart, type Figure, numberedRuns, scaled } from "@/lib/bench/part.ts";
import { type RegisteringLimits, registeringLimits, VOTERS_PER_BATCH } from "@/lib/bench/registering.ts";
import { startRig } from "@/lib/bench/rig.ts";
import { countWhole, type WholeCount } from "@/lib/bench/whole_count.ts";
import { type Alone, workersAlone } from "@/lib/bench/workers_alone.ts";

const VOTERS = 200_000;
const WARM_UP_VOTERS = 20_000;
const AIM_PER_S = 20_000;
const BATCH = VOTERS_PER_BATCH.toLocaleString("en");

export const COUNT: BenchPart = {
  name: "count",
  does: "from nothing to all counted; each worker alone",
  measure,
};

/** One run of the workers alone, and of what registering is up against. */
export interface AloneRun {
  producer: Alone;
  simulator: Alone;
  limits: RegisteringLimits;
}

async function measure(context: BenchContext): Promise<Figure[]> {
  const { say, signal } = context;
  const voters = scaled(VOTERS, context);
  const warmUp = scaled(WARM_UP_VOTERS, context);
  const counts: WholeCount[] = [];
  for (const run of numberedRuns(context)) {
    const count = await countWhole(run < 0 ? warmUp : voters, signal);
    const { votes, seconds } = count;
    say(`counted ${votes.toLocaleString("en")} ballots in ${seconds.toFixed(1)} s`);
    if (run >= 0) counts.push(count);
  }

  await using parts = new AsyncDisposableStack();
  const rig = await startRig(parts);
  const alone: AloneRun[] = [];
  for (const run of numberedRuns(context)) {
    const size = run < 0 ? warmUp : voters;
    const limits = await registeringLimits(rig, size, signal);
    const { producer, simulator } = await workersAlone(rig, size, signal);
    say(
      `alone: ${whole(producer.perSecond)} voters/s registered, ${whole(simulator.perSecond)} ballots/s cast`,
    );
    if (run >= 0) alone.push({ producer, simulator, limits });
  }
  return countFigures(voters, counts, alone);
}

export function countFigures(
  voters: number,
  counts: readonly WholeCount[],
  alone: readonly AloneRun[],
): Figure[] {
  const limit = (what: string, unit: string, read: (limits: RegisteringLimits) => number): Figure => ({
    what,
    unit,
    role: "limit",
    runs: alone.map(({ limits }) => read(limits)),
  });
  return [
    ...wholeFigures(voters, counts),
    ...aloneFigures("the producer alone, registering and publishing", "voter", alone.map((a) => a.producer)),
    ...aloneFigures("the simulator alone, over all voters", "ballot", alone.map((a) => a.simulator)),
    limit(`kafkajs alone, writing the voters by ${BATCH}`, "messages/s", ({ written }) => written),
    limit(`Postgres alone, copy of the voters by ${BATCH}`, "voters/s", ({ copied }) => copied),
  ];
}

function wholeFigures(voters: number, counts: readonly WholeCount[]): Figure[] {
  const name = `${voters.toLocaleString("en")} voters`;
  const detail = (
    what: string,
    unit: string,
    read: (count: WholeCount) => number | null | undefined,
  ): Figure => ({
    what: `${name}: ${what}`,
    unit,
    role: "detail",
    runs: told(counts, read),
  });
  const figures: Figure[] = [
    {
      what: `${name}: ballots registered, cast and counted, from the first registration to the last count`,
      unit: "ballots/s",
      role: "urna",
      runs: counts.map(({ votes, seconds }) => votes / seconds),
      aim: { atLeast: AIM_PER_S },
    },
    detail(
      "registered, while others are cast and counted",
      "voters/s",
      (c) => c.voters / c.registeringSeconds,
    ),
    detail("from the process's start to the last count", "s", (c) => c.wholeSeconds),
    detail("processor time of Deno, and of what prepares the servers", "s", (c) => c.processorSeconds?.deno),
    detail("processor time of Kafka, its start included", "s", (c) => c.processorSeconds?.kafka),
    detail("processor time of Postgres, its start included", "s", (c) => c.processorSeconds?.postgres),
    detail("peak memory of all processes", "MiB", (c) => c.peakMiB),
  ];
  return figures.filter(({ runs }) => runs.length > 0);
}

function aloneFigures(what: string, unit: "voter" | "ballot", runs: readonly Alone[]): Figure[] {
  const processor: Figure = {
    what: `${what}: its processor time, its start included`,
    unit: `µs/${unit}`,
    role: "detail",
    runs: told(runs, ({ processorMicros }) => processorMicros),
  };
  return [
    { what, unit: `${unit}s/s`, role: "urna", runs: runs.map(({ perSecond }) => perSecond) },
    ...(processor.runs.length > 0 ? [processor] : []),
  ];
}

function told<Run>(runs: readonly Run[], read: (run: Run) => number | null | undefined): number[] {
  return runs.map(read).filter((value) => value !== null && value !== undefined);
}

function whole(n: number): string {
  return Math.round(n).toLocaleString("en");
}
