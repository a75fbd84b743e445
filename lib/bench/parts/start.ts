/** `start`: from the command to the first page, cold and warm, by step. */
import { join } from "node:path";
import { type BenchContext, type BenchPart, type Figure, numberedRuns } from "@/lib/bench/part.ts";
import { temporaryFolder } from "@/lib/bench/rig.ts";
import { bareBroker, serverAlone } from "@/lib/bench/start/bare_servers.ts";
import { type Step, STEPS, tracedStart } from "@/lib/bench/start/traced_start.ts";

const WARM_MS = 6_000;
/** Few: it is the start that is measured, and not what it starts. */
const OPTIONS = ["--voters", "2000", "--rate", "100"];

const DOES: Record<Step, string> = {
  postgres: "Postgres is up",
  kafka: "Kafka is up",
  islands: "the islands are built",
  servers: "both servers are up",
  election: "schema, topics and election are ready",
  totals: "the totals are read",
  address: "the address is printed",
  page: "the first page is answered",
};

export const START: BenchPart = {
  name: "start",
  does: "from the command to the first page: cold (no data; jars and packages in their caches) and warm",
  measure,
};

async function measure(context: BenchContext): Promise<Figure[]> {
  const { say, signal } = context;
  await using parts = new AsyncDisposableStack();
  const folder = await temporaryFolder(parts);
  const figures = new Map<string, Figure & { runs: number[] }>();
  const note = (what: string, role: Figure["role"], value: number, aim?: Figure["aim"]) =>
    figures.getOrInsertComputed(what, () => ({ what, unit: "ms", role, runs: [], ...(aim && { aim }) }))
      .runs.push(value);
  const start = async (kind: "cold" | "warm", data: string, counts: boolean) => {
    const times = await tracedStart(data, OPTIONS, signal);
    say(`${kind}: ${Math.round(times.page)} ms to the first page`);
    if (!counts) return;
    for (const step of STEPS) {
      const aim = kind === "warm" && step === "page" ? { atMost: WARM_MS } : undefined;
      note(`${kind}: until ${DOES[step]}`, step === "page" ? "urna" : "detail", times[step], aim);
    }
  };

  for (const run of numberedRuns(context)) {
    const data = join(folder, `run-${run}`);
    const counts = run >= 0;
    await start("cold", data, counts);
    await start("warm", data, counts);
    if (!counts) continue;
    note("the broker's JVM alone, on the same files", "limit", await bareBroker(data, signal));
    note("Kafka alone, as Urna starts it", "limit", await serverAlone(data, "kafka", signal));
    note("Postgres alone, as Urna starts it", "limit", await serverAlone(data, "postgres", signal));
  }
  return [...figures.values()];
}
