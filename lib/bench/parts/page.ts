/** `page`: the panel and the data behind it, as a server answers them and as a slow phone shows them. */
import { httpLoad, type LoadResult } from "@/lib/bench/http_load.ts";
import { PHONE, Phone, type Visit } from "@/lib/bench/page/phone.ts";
import { type BenchContext, type BenchPart, type Figure, numberedRuns, scaled } from "@/lib/bench/part.ts";
import { type Rig, startRig } from "@/lib/bench/rig.ts";
import { quantile } from "@/lib/bench/statistics.ts";
import { TalkingProcess } from "@/lib/bench/talking_process.ts";
import type { Results } from "@/lib/election/results.ts";
import { waitUntil } from "@/lib/wait.ts";

const LOAD_MS = 2_000;
const MIN_LOAD_MS = 200;
const CONNECTIONS = 16;
/** What is counted before the first measurements; and what there is to count during the second. */
const FEW_VOTERS = 2_000;
const MANY_VOTERS = 300_000;
/** Enough for several new totals a second, to the end of all runs. */
const RATE = 500;
const START_TIMEOUT_MS = 90_000;
const COUNTED_TIMEOUT_MS = 60_000;
const COUNTING_TIMEOUT_MS = 60_000;
const AIM = { perSecond: 3_000, paintMs: 1_000, bytes: 60_000, scriptBytes: 20_000 };

const COMPRESSED = { "accept-encoding": "br" };
const PATHS = ["/", "/api/results"];
const LOADS_OF_URNA = 3 * PATHS.length;
const LIMIT = "the same server, the bytes of / from a constant";

export const PAGE: BenchPart = { name: "page", does: "the panel under load, and on a slow phone", measure };

async function measure(context: BenchContext): Promise<Figure[]> {
  await using parts = new AsyncDisposableStack();
  const rig = await startRig(parts);
  const phone = parts.use(await Phone.start());
  const notes = new Notes(context);

  await using counted = await startUrna(rig, ["--voters", String(FEW_VOTERS), "--rate", "0"], context);
  await isAt(counted.url, "counted", COUNTED_TIMEOUT_MS, context);
  await using constant = new TalkingProcess(["lib/bench/page/constant_server.ts", `${counted.url}/`]);
  const [, limit] = await constant.until(/^constant at (\S+)$/, START_TIMEOUT_MS, context.signal);
  for (const run of numberedRuns(context)) {
    notes.counts = run >= 0;
    for (const path of PATHS) {
      await notes.alone(`${path} when all is counted`, counted.url, path);
      await notes.load(`${path} when all is counted`, counted.url, path);
      await notes.load(`${path} to who has it (304)`, counted.url, path, await heldBy(counted.url, path));
    }
    // Its process is as warm as Urna's by then: as many loads.
    for (let load = run < 0 ? LOADS_OF_URNA : 1; load > 0; load--) {
      await notes.load(LIMIT, limit, "/", {}, "limit");
    }
    notes.visit("when all is counted", await phone.visit(counted.url));
  }
  await counted[Symbol.asyncDispose]();

  const growing = ["--voters", String(MANY_VOTERS), "--rate", String(RATE)];
  await using counting = await startUrna(rig, growing, context);
  await isAt(counting.url, "open", COUNTING_TIMEOUT_MS, context);
  for (const run of numberedRuns(context)) {
    notes.counts = run >= 0;
    for (const path of PATHS) await notes.load(`${path} while it is counted`, counting.url, path);
    notes.visit("while it is counted", await phone.visit(counting.url));
  }
  return notes.figures();
}

/** Urna on the rig's servers, as a process of its own. */
async function startUrna(
  { brokers, database }: Rig,
  options: string[],
  { say, signal }: BenchContext,
): Promise<{ url: string } & AsyncDisposable> {
  say(`starting Urna ${options.join(" ")}`);
  const addresses = ["--brokers", brokers.join(","), "--database", database];
  const urna = new TalkingProcess(["main.ts", "--port", "0", ...addresses, ...options]);
  const [, url] = await urna.until(/^Urna is at (\S+)$/, START_TIMEOUT_MS, signal);
  return { url, [Symbol.asyncDispose]: () => urna[Symbol.asyncDispose]() };
}

/** Waits until all is counted, or until the count has begun. */
async function isAt(
  url: string,
  status: Results["election"]["status"],
  deadlineMs: number,
  { signal }: BenchContext,
): Promise<void> {
  let first: number | null = null;
  await waitUntil(async () => {
    const { election, totals }: Results = await (await fetch(`${url}/api/results`, { signal })).json();
    first ??= totals.votes;
    return election.status === status && (status === "counted" || totals.votes > first);
  }, { what: `the election is ${status}, and its count has moved`, deadlineMs, signal });
}

async function heldBy(url: string, path: string): Promise<Record<string, string>> {
  const answer = await fetch(url + path, { headers: COMPRESSED });
  await answer.body?.cancel();
  return { "if-none-match": answer.headers.get("etag") ?? "" };
}

/** What was measured so far, by what it is. */
class Notes {
  /** False during a warm-up, of which nothing is kept. */
  counts = true;
  readonly #figures = new Map<string, Figure & { runs: number[] }>();

  constructor(private readonly context: BenchContext) {}

  async load(
    what: string,
    url: string,
    path: string,
    headers: Record<string, string> = {},
    role: Figure["role"] = "urna",
  ): Promise<void> {
    const result = await this.#ask(url, path, headers, CONNECTIONS);
    const aim = what.startsWith("/ ") ? { aim: { atLeast: AIM.perSecond } } : {};
    this.#note({ what, unit: "requests/s", role, ...aim }, result.perSecond);
  }

  /** How long the server takes for one client, who waits for each answer. */
  async alone(what: string, url: string, path: string): Promise<void> {
    const { latenciesMs } = await this.#ask(url, path, {}, 1);
    for (const [name, q] of [["median", 0.5], ["p99", 0.99]] as const) {
      this.#note(
        { what: `${what}, one client: ${name}`, unit: "ms", role: "detail" },
        quantile(latenciesMs, q),
      );
    }
  }

  visit(when: string, { firstPaintMs, largestPaintMs, liveMs, bytes }: Visit): void {
    const { processorSlowdown, downloadKbitPerS, roundTripMs } = PHONE;
    const phone = `slow phone (processor 1/${processorSlowdown}, ${
      downloadKbitPerS / 1_000
    } Mbit/s, ${roundTripMs} ms) ${when}`;
    this.#note({ what: `${phone}: first paint`, unit: "ms", role: "urna" }, firstPaintMs);
    const aim = { atMost: AIM.paintMs };
    this.#note({ what: `${phone}: largest paint`, unit: "ms", role: "urna", aim }, largestPaintMs);
    this.#note({ what: `${phone}: live`, unit: "ms", role: "urna" }, liveMs);
    const kinds = Object.entries(bytes).filter(([kind]) => kind !== "other");
    const all = kinds.reduce((sum, [, size]) => sum + size, 0);
    this.#note({
      what: `first visit ${when}, compressed`,
      unit: "bytes",
      role: "urna",
      aim: { atMost: AIM.bytes },
    }, all);
    for (const [kind, size] of kinds) {
      const limit = kind === "script" ? { aim: { atMost: AIM.scriptBytes } } : {};
      this.#note({ what: `… of it ${kind}`, unit: "bytes", role: "detail", ...limit }, size, when);
    }
  }

  figures(): Figure[] {
    return [...this.#figures.values()];
  }

  async #ask(
    url: string,
    path: string,
    headers: Record<string, string>,
    connections: number,
  ): Promise<LoadResult> {
    const durationMs = Math.max(MIN_LOAD_MS, scaled(LOAD_MS, this.context));
    const status = "if-none-match" in headers ? 304 : 200;
    const { signal } = this.context;
    return await httpLoad({
      ...{ url, path, connections, durationMs, status, signal },
      headers: { ...COMPRESSED, ...headers },
    });
  }

  /** `when`: tells figures apart that have the same name. */
  #note(figure: Omit<Figure, "runs">, value: number, when = ""): void {
    if (!this.counts) return;
    this.#figures.getOrInsertComputed(figure.what + when, () => ({ ...figure, runs: [] })).runs.push(value);
  }
}
