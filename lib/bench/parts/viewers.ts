/** `viewers`: many watch while the count runs. */
import { type BenchContext, type BenchPart, type Figure, scaled } from "@/lib/bench/part.ts";
import { type Rig, startRig } from "@/lib/bench/rig.ts";
import { TalkingProcess } from "@/lib/bench/talking_process.ts";
import { Crowd } from "@/lib/bench/viewers/crowd.ts";
import { deliveryFigures, watched, type Window, windowMs } from "@/lib/bench/viewers/windows.ts";
import { allRegistered, countingRate, startWatchedCount } from "@/lib/bench/viewers/watched_count.ts";
import { type Database, openDatabase } from "@/lib/store/database.ts";

const CROWD = 10_000;
/** More and more beyond, up to more than one process takes. */
const STEP = 2_500;
const MAX_VIEWERS = 20_000;
const AIM_KIB_EACH = 25;
/** The largest number is the last at which the slowest hundredth waits no longer. */
const MAX_P99_MS = 1_000;

/** A quiet evening's count: registered within seconds, and then this many votes a second. */
const VOTERS = 500_000;
const VOTES_PER_S = 1_000;
/** As fast as possible, for as long as it is looked at. */
const MANY_VOTERS = 20_000_000;
const RELAY_TIMEOUT_MS = 20_000;
const KIB = 1_024;

export const VIEWERS: BenchPart = {
  name: "viewers",
  does: "thousands of viewers of one process while the count runs",
  measure,
};

interface Site {
  web: TalkingProcess;
  count: TalkingProcess;
  url: string;
  sql: Database;
}

async function measure(context: BenchContext): Promise<Figure[]> {
  await using parts = new AsyncDisposableStack();
  const rig = await startRig(parts);
  return [
    ...await atPace(rig, context),
    ...await atFullSpeed(rig, context),
  ];
}

/** While a count goes on at a steady pace: the viewers, more and more of them, and the limit. */
async function atPace(rig: Rig, context: BenchContext): Promise<Figure[]> {
  const { runs, say, signal } = context;
  await using parts = new AsyncDisposableStack();
  const site = await startSite(
    rig,
    { voters: scaled(VOTERS, context), rate: scaled(VOTES_PER_S, context) },
    context,
    parts,
  );
  await allRegistered(site.sql, scaled(VOTERS, context), signal);
  const limit = await bareLimit(site, context);
  const empty = await site.web.use();
  await using crowd = new Crowd(`${site.url}/api/events`, signal);
  const viewers = scaled(CROWD, context);
  const { seconds } = await crowd.openUntil(viewers, windowMs(context));
  say(`${viewers} viewers came within ${seconds.toFixed(1)} s`);
  await watched(site.web, crowd, viewers, context); // the warm-up
  const windows: Window[] = [];
  const kib: number[] = [];
  for (let run = 0; run < runs; run++) {
    windows.push(await watched(site.web, crowd, viewers, context));
    const full = await site.web.use();
    if (empty && full) kib.push((full.residentBytes - empty.residentBytes) / viewers / KIB);
  }
  const largest = await largestCrowd(site, crowd, windows.at(-1)!, context);
  return [
    ...deliveryFigures(`${viewers.toLocaleString("en")} viewers`, windows, "urna"),
    {
      what: `memory of the web process for each of ${viewers.toLocaleString("en")} viewers`,
      unit: "KiB",
      role: "urna" as const,
      runs: kib,
      aim: { atMost: AIM_KIB_EACH },
    },
    {
      what: "viewers that come in a second",
      unit: "viewers/s",
      role: "detail" as const,
      runs: [viewers / seconds],
    },
    ...limit,
    ...largest,
  ].filter(({ runs }) => runs.length > 0);
}

/** The same bytes from a bare server, to as many. */
async function bareLimit({ url }: Site, context: BenchContext): Promise<Figure[]> {
  const { runs, signal } = context;
  await using relay = new TalkingProcess(["lib/bench/viewers/relay_process.ts", `${url}/api/events`]);
  const [, port] = await relay.until(/^relay at (\d+)$/, RELAY_TIMEOUT_MS, signal);
  const empty = await relay.use();
  await using crowd = new Crowd(`http://127.0.0.1:${port}/`, signal);
  const viewers = scaled(CROWD, context);
  await crowd.openUntil(viewers, windowMs(context));
  const windows: Window[] = [];
  for (let run = 0; run < runs; run++) {
    windows.push(await watched(relay, crowd, viewers, context));
  }
  const full = await relay.use();
  const kib = empty && full ? [(full.residentBytes - empty.residentBytes) / viewers / KIB] : [];
  const name = `bare node:net, ${viewers.toLocaleString("en")} sockets`;
  return [
    ...deliveryFigures(name, windows, "limit"),
    { what: `${name}: memory of each`, unit: "KiB", role: "limit" as const, runs: kib },
  ].filter(({ runs }) => runs.length > 0);
}

/** More viewers, until the slowest hundredth waits too long or there is no room for more. */
async function largestCrowd(
  site: Site,
  crowd: Crowd,
  first: Window,
  context: BenchContext,
): Promise<Figure[]> {
  let largest = first;
  let end = "";
  const most = scaled(MAX_VIEWERS, context);
  while (end === "" && largest.viewers < most) {
    const wanted = Math.min(most, largest.viewers + scaled(STEP, context));
    const { open } = await crowd.openUntil(wanted, windowMs(context));
    if (open < wanted) {
      end = `${open} of ${wanted} found room`;
      break;
    }
    const window = await watched(site.web, crowd, wanted, context);
    const { p99 } = window.delivery.spreadMs;
    context.say(`${wanted} viewers: p99 ${Math.round(p99)} ms`);
    if (window.open < wanted) end = `${window.lost} of ${wanted} lost their connection`;
    else if (p99 > MAX_P99_MS) end = `with ${wanted}, p99 is ${Math.round(p99)} ms`;
    else largest = window;
  }
  if (end === "") end = "more were not tried";
  return [
    {
      what: `largest number with p99 under ${MAX_P99_MS} ms (${end})`,
      unit: "viewers",
      role: "urna",
      runs: [largest.viewers],
    },
    {
      what: "delivery to the largest number, p99",
      unit: "ms",
      role: "detail",
      runs: [largest.delivery.spreadMs.p99],
    },
  ];
}

/** What the viewers cost a count that takes all that the machine has. */
async function atFullSpeed(rig: Rig, context: BenchContext): Promise<Figure[]> {
  const { runs, signal } = context;
  await using parts = new AsyncDisposableStack();
  const site = await startSite(rig, { voters: scaled(MANY_VOTERS, context), rate: 0 }, context, parts);
  const { sql } = site;
  await countingRate(sql, windowMs(context), signal); // the warm-up
  const alone: number[] = [];
  for (let run = 0; run < runs; run++) alone.push(await countingRate(sql, windowMs(context), signal));
  await using crowd = new Crowd(`${site.url}/api/events`, signal);
  const viewers = scaled(CROWD, context);
  await crowd.openUntil(viewers, windowMs(context));
  const seen: number[] = [];
  const windows: Window[] = [];
  for (let run = 0; run < runs; run++) {
    const [rate, window] = await Promise.all([
      countingRate(sql, windowMs(context), signal),
      watched(site.web, crowd, viewers, context),
    ]);
    seen.push(rate);
    windows.push(window);
  }
  const crowdName = `${viewers.toLocaleString("en")} viewers`;
  return [
    { what: "counting at full speed, nobody watching", unit: "votes/s", role: "limit", runs: alone },
    {
      what: `counting at full speed, ${crowdName} and their own process on the same machine`,
      unit: "votes/s",
      role: "urna",
      runs: seen,
    },
    ...deliveryFigures(`${crowdName}, count at full speed`, windows, "detail"),
  ];
}

async function startSite(
  rig: Rig,
  options: { voters: number; rate: number },
  { say, signal }: BenchContext,
  parts: AsyncDisposableStack,
): Promise<Site> {
  say(`starting a count at ${options.rate || "any number of"} votes/s, and a web process`);
  const sql = openDatabase(rig.database, "bench", 1);
  parts.defer(() => sql.end());
  return { ...await startWatchedCount(rig, options, sql, parts, signal), sql };
}
