/**
 * `latency`: from handing a ballot to Kafka to a viewer's frame that has it, by stage. Exact for each ballot: all
 * ballots of a partition are for one candidate, whose total is n exactly when the n-th of them is counted.
 */
import { ACKS_ALL, closeClient, kafkaClient, producerClient } from "@/lib/kafka/client.ts";
import { ballotMessage } from "@/lib/kafka/messages.ts";
import { VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import { beginElection, PARTITIONS } from "@/lib/bench/election.ts";
import { candidateOfLanes, type LaneBallot, Voters } from "@/lib/bench/latency/ballots.ts";
import { Echo } from "@/lib/bench/latency/echo.ts";
import { Journey, type Stage, STAGES } from "@/lib/bench/latency/journey.ts";
import { type Pace, sendAtPace } from "@/lib/bench/latency/pace.ts";
import { type Sight, watchBook, watchFrames, watchTopic } from "@/lib/bench/latency/sights.ts";
import { type BenchContext, type BenchPart, type Figure, numberedRuns, scaled } from "@/lib/bench/part.ts";
import { type Rig, startRig } from "@/lib/bench/rig.ts";
import { quantile } from "@/lib/bench/statistics.ts";
import { TalkingProcess } from "@/lib/bench/talking_process.ts";
import { waitUntil } from "@/lib/wait.ts";

interface Load extends Pace {
  ballots: number;
  aim?: { p95?: number; p99?: number };
}

/** Idle is somewhat off a second, so that it falls together with nothing that is done once a second. */
const LOADS: readonly Load[] = [
  { name: "idle", atOnce: 1, everyMs: 1_037, ballots: 20 },
  { name: "200/s", atOnce: 1, everyMs: 5, ballots: 3_000, aim: { p95: 100 } },
  { name: "5,000/s", atOnce: 50, everyMs: 10, ballots: 75_000, aim: { p99: 250 } },
];
const QUANTILES = { median: 0.5, p95: 0.95, p99: 0.99 } as const;
const MS_PER_S = 1_000;

const START_TIMEOUT_MS = 120_000;
const REGISTERED_TIMEOUT_MS = 60_000;
const ARRIVED_TIMEOUT_MS = 60_000;

const DOES: Record<Stage, string> = {
  acknowledged: "acknowledged by Kafka",
  committed: "committed in Postgres",
  published: "in the totals' topic",
  seen: "in a viewer's frame",
};

export const LATENCY: BenchPart = {
  name: "latency",
  does: "from handing a ballot to Kafka to a viewer's frame with it, by stage",
  measure,
};

/** What one run at one load came to, in ms. */
interface LatencyRun {
  load: Load;
  stages: Record<Stage, number[]>;
  echo: number[];
  /** Of one processor, in percent; null where the system does not tell. */
  processor: number | null;
}

async function measure(context: BenchContext): Promise<Figure[]> {
  await using parts = new AsyncDisposableStack();
  const bench = await LatencyBench.start(await startRig(parts), parts, context);
  const runs: LatencyRun[] = [];
  for (const run of numberedRuns(context)) {
    for (const load of LOADS) {
      const result = await bench.run({ ...load, ballots: scaled(load.ballots, context) });
      if (run >= 0) runs.push(result);
    }
  }
  return latencyFigures(runs);
}

class LatencyBench {
  #journey: Journey | null = null;
  /** What ended one of those who watch. */
  #failure: unknown = null;
  readonly #totals: Record<Stage, number[]>;

  private constructor(
    private readonly urna: TalkingProcess,
    private readonly echo: Echo,
    private readonly voters: Voters,
    private readonly producer: ReturnType<typeof producerClient>,
    private readonly context: BenchContext,
    private readonly url: string,
  ) {
    const zeros = () => Array.from({ length: PARTITIONS }, () => 0);
    this.#totals = { acknowledged: zeros(), committed: zeros(), published: zeros(), seen: zeros() };
  }

  /** Starts Urna with an aggregator and no other worker, and all who watch it. */
  static async start(rig: Rig, parts: AsyncDisposableStack, context: BenchContext): Promise<LatencyBench> {
    const { signal } = context;
    const election = await beginElection(rig, parts);
    const voters = await Voters.of(election);
    const { brokers, database } = rig;
    const servers = ["--brokers", brokers.join(","), "--database", database];
    const urna = parts.use(
      new TalkingProcess(["main.ts", "--port", "0", "--workers", "aggregator", ...servers]),
    );
    const [, url] = await urna.until(/^Urna is at (\S+)$/, START_TIMEOUT_MS, signal);
    const echo = await Echo.start(election, parts, signal);
    const producer = producerClient(kafkaClient(brokers, "urna-bench"));
    await producer.connect();
    parts.defer(() => closeClient(producer));

    const bench = new LatencyBench(urna, echo, voters, producer, context, url);
    const ended = new AbortController();
    const lanes = candidateOfLanes(election);
    const sight = (stage: Stage): Sight => (id, votes, at) => bench.#saw(stage, lanes.indexOf(id), votes, at);
    const watching = Promise.all([
      watchBook(rig, sight("committed"), ended.signal),
      watchTopic(rig, sight("published"), ended.signal),
      watchFrames(url, sight("seen"), ended.signal),
    ]);
    watching.catch((error) => bench.#failure ??= error);
    parts.defer(async () => {
      ended.abort();
      await watching;
    });
    return bench;
  }

  /** Casts ballots at a load until the last one is seen, and then sends as many messages there and back. */
  async run(load: Load): Promise<LatencyRun> {
    const { say, signal } = this.context;
    const ballots = await this.voters.ballots(load.ballots);
    await waitUntil(() => this.#isRegistered(), {
      what: "the voters are registered",
      deadlineMs: REGISTERED_TIMEOUT_MS,
      signal,
    });
    const journey = new Journey([...this.#totals.seen]);
    this.#journey = journey;
    const [useBefore, begun] = [await this.urna.use(), performance.now()];
    await sendAtPace(ballots, load, (due, dueAt) => this.#cast(journey, due, dueAt), signal);
    await waitUntil(() => {
      if (this.#failure !== null) throw this.#failure;
      return journey.isOver;
    }, { what: "every ballot is seen", deadlineMs: ARRIVED_TIMEOUT_MS, signal });
    const [useAfter, ended] = [await this.urna.use(), performance.now()];
    const processorSeconds = useBefore && useAfter && useAfter.processorSeconds - useBefore.processorSeconds;

    const stages = Object.fromEntries(STAGES.map((stage) => [stage, journey.times(stage)]));
    const echo = await this.echo.measure(load.ballots, load, signal);
    say(
      `${load.name}: median ${quantile(stages.seen, 0.5).toFixed(0)} ms, ` +
        `p95 ${quantile(stages.seen, 0.95).toFixed(0)} ms; ` +
        `kafkajs alone ${quantile(echo, 0.5).toFixed(0)} ms, ${quantile(echo, 0.95).toFixed(0)} ms`,
    );
    return {
      load,
      stages: stages as Record<Stage, number[]>,
      echo,
      processor: processorSeconds && processorSeconds / ((ended - begun) / MS_PER_S) * 100,
    };
  }

  async #cast(journey: Journey, due: readonly LaneBallot[], dueAt: readonly number[]): Promise<void> {
    due.forEach(({ lane }, i) => journey.handOver(lane, dueAt[i]));
    // In the partition of its lane, and not in its voter's: they have no other ballots.
    const messages = due.map(({ lane, ballot }) => ({ ...ballotMessage(ballot), partition: lane }));
    await this.producer.send({ topic: VOTES_TOPIC, acks: ACKS_ALL, messages });
    const at = performance.now();
    for (const { lane } of due) journey.reachNext("acknowledged", lane, at);
  }

  #saw(stage: Stage, lane: number, votes: number, at: number): void {
    if (lane < 0) return;
    this.#totals[stage][lane] = Math.max(votes, this.#totals[stage][lane]);
    this.#journey?.reach(stage, lane, this.#totals[stage][lane], at);
  }

  async #isRegistered(): Promise<boolean> {
    const response = await fetch(`${this.url}/api/results`);
    return (await response.json()).totals.registered === this.voters.registered;
  }
}

function latencyFigures(runs: readonly LatencyRun[]): Figure[] {
  return LOADS.flatMap(({ name, aim }) => {
    const ours = runs.filter(({ load }) => load.name === name);
    const figure = (
      what: string,
      role: Figure["role"],
      q: keyof typeof QUANTILES,
      read: (run: LatencyRun) => number[],
    ): Figure => ({
      what: `${name}: ${what}, ${q}`,
      unit: "ms",
      role,
      runs: ours.map((run) => quantile(read(run), QUANTILES[q])),
    });
    const quantiles = Object.keys(QUANTILES) as (keyof typeof QUANTILES)[];
    const earlier = STAGES.filter((stage) => stage !== "seen");
    const processor = ours.map((run) => run.processor).filter((share) => share !== null);
    return [
      ...quantiles.map((q): Figure => {
        const atMost = q === "median" ? undefined : aim?.[q];
        const whole = figure(`from Kafka's hands to ${DOES.seen}`, "urna", q, ({ stages }) => stages.seen);
        return atMost === undefined ? whole : { ...whole, aim: { atMost } };
      }),
      ...earlier.flatMap((stage) =>
        (["median", "p95"] as const).map((q) =>
          figure(`until ${DOES[stage]}`, "detail", q, ({ stages }) => stages[stage])
        )
      ),
      ...(processor.length === 0 ? [] : [{
        what: `${name}: processor share of Urna's process`,
        unit: "%",
        role: "detail" as const,
        runs: processor,
      }]),
      ...quantiles.map((q) =>
        figure("kafkajs alone, two hops through the broker", "limit", q, ({ echo }) => echo)
      ),
    ];
  });
}
