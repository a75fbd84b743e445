/** `drain`: the aggregator alone against a backlog on `votes_topic`. */
import { Backlog, beginElection, PARTITIONS, uncount } from "@/lib/bench/election.ts";
import { type Drain, drain, readingLimit } from "@/lib/bench/draining.ts";
import { byCopy, byUnnest, insertingLimit, storedBatches } from "@/lib/bench/inserting.ts";
import { type BenchContext, type BenchPart, type Figure, scaled } from "@/lib/bench/part.ts";
import { startRig } from "@/lib/bench/rig.ts";
import { median } from "@/lib/bench/statistics.ts";

const BACKLOGS = [500_000, 2_000_000];
/** What Postgres alone is asked to insert. */
const INSERTED = 500_000;
const AIM_PER_S = 150_000;
const AIM_OF_LIMIT = 0.85;

export const DRAIN: BenchPart = { name: "drain", does: "the aggregator alone against a backlog", measure };

async function measure(context: BenchContext): Promise<Figure[]> {
  const { runs, say, signal } = context;
  await using parts = new AsyncDisposableStack();
  const election = await beginElection(await startRig(parts), parts);
  const { sql, database } = election;
  const backlog = await Backlog.of(election);
  const figures: Figure[] = [];
  const once = async (ballots: number): Promise<Drain> => {
    await uncount(sql);
    const result = await drain(election, { to: ballots }, signal);
    say(`drained ${ballots.toLocaleString("en")} ballots at ${Math.round(result.perSecond)}/s`);
    return result;
  };

  const largest = scaled(BACKLOGS[BACKLOGS.length - 1], context);
  for (const usual of BACKLOGS) {
    const ballots = scaled(usual, context);
    say(`registering voters and casting ${ballots.toLocaleString("en")} ballots`);
    await backlog.fillTo(ballots, signal);
    await sql`vacuum analyze voters`;
    if (ballots < largest) await once(ballots); // the warm-up
    const drains: Drain[] = [];
    for (let run = 0; run < runs; run++) drains.push(await once(ballots));
    figures.push(...drainFigures(ballots, drains, ballots === largest));
  }

  const rates = { copy: [] as number[], unnest: [] as number[], reading: [] as number[] };
  const batches = await storedBatches(sql, Math.ceil(scaled(INSERTED, context) / PARTITIONS));
  for (let run = 0; run < runs; run++) {
    signal.throwIfAborted();
    rates.copy.push(await insertingLimit(database, batches, byCopy));
    rates.unnest.push(await insertingLimit(database, batches, byUnnest));
    rates.reading.push(await readingLimit(election, backlog.ballots, signal));
  }
  const unit = "ballots/s";
  const connections = `${PARTITIONS} connections`;
  figures.push(
    { what: `Postgres alone, insert … unnest, ${connections}`, unit, role: "limit", runs: rates.unnest },
    { what: `Postgres alone, binary copy, ${connections}`, unit, role: "limit", runs: rates.copy },
    { what: "kafkajs reading the topic, with JSON parsing", unit, role: "limit", runs: rates.reading },
  );
  const slower = Math.min(median(rates.unnest), median(rates.reading));
  const ours = figures.findLast(({ role }) => role === "urna")?.runs ?? [];
  figures.push({
    what: "share of the slower limit (insert … unnest, reading)",
    unit: "",
    role: "detail",
    runs: ours.map((rate) => rate / slower),
    aim: { atLeast: AIM_OF_LIMIT },
  });
  return figures;
}

function drainFigures(ballots: number, drains: readonly Drain[], isLargest: boolean): Figure[] {
  const backlog = ballots.toLocaleString("en");
  const of = (read: (drain: Drain) => number | null | undefined) =>
    drains.map(read).filter((value) => value !== null && value !== undefined);
  const cpu = (name: "aggregator" | "postgres" | "kafka") => of((d) => d.processorSeconds?.[name]);
  const details: Figure[] = [
    {
      what: `backlog of ${backlog}: from the process's start to the last commit`,
      unit: "s",
      runs: of((d) => d.wholeSeconds),
      role: "detail",
    },
    {
      what: `backlog of ${backlog}: processor time of the aggregator`,
      unit: "µs/ballot",
      runs: cpu("aggregator"),
      role: "detail",
    },
    {
      what: `backlog of ${backlog}: processor time of Postgres`,
      unit: "µs/ballot",
      runs: cpu("postgres"),
      role: "detail",
    },
    {
      what: `backlog of ${backlog}: processor time of Kafka`,
      unit: "µs/ballot",
      runs: cpu("kafka"),
      role: "detail",
    },
    {
      what: `backlog of ${backlog}: the aggregator's peak memory`,
      unit: "MiB",
      runs: of((d) => d.peakMiB),
      role: "detail",
    },
  ];
  return [
    {
      what: `Urna counting a backlog of ${backlog}`,
      unit: "ballots/s",
      runs: drains.map((d) => d.perSecond),
      role: "urna",
      ...(isLargest ? { aim: { atLeast: AIM_PER_S } } : {}),
    },
    ...details.filter(({ runs }) => runs.length > 0),
  ];
}
