/** `deno task start` and `deno task web`: puts the parts together, and takes them apart again. */
import type { CommandLine, Config } from "@/lib/config.ts";
import { UserError, withoutPassword } from "@/lib/errors.ts";
import { log } from "@/lib/log.ts";
import { connectAdmin } from "@/lib/kafka/client.ts";
import { ensureTopics } from "@/lib/kafka/topics.ts";
import { checkDatabase, type Database, openDatabase } from "@/lib/store/database.ts";
import { type Election, openElection } from "@/lib/store/election.ts";
import { migrate } from "@/lib/store/migrate.ts";
import { openStored } from "@/lib/store/open_stored.ts";
import { storeCandidates, storeLocations } from "@/lib/store/registry.ts";
import { candidates } from "@/lib/scenario/candidates.ts";
import { loadScenario } from "@/lib/scenario/load.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { startWorkers } from "@/lib/pipeline/supervisor.ts";
import { watchOver } from "@/lib/pipeline/watch_over.ts";
import { delivered } from "@/lib/web/delivery/delivery.ts";
import { closeDesks, connectDesks, type Desks, type DeskSettings } from "@/lib/web/desks.ts";
import { listen, type RequestHandler } from "@/lib/web/http/server.ts";
import { type Addresses, addressesOf } from "@/lib/cli/addresses.ts";
import { showCount, showSteps } from "@/lib/cli/progress.ts";
import { startMissing } from "@/lib/cli/servers.ts";
import { stopRequested } from "@/lib/cli/run.ts";
import { outlastingAway } from "@/lib/outlast_away.ts";
import { Terminal } from "@/lib/cli/terminal.ts";
import { aborted, delay } from "@/lib/wait.ts";

const WEB_CONNECTIONS = 4;
/** What a start that is interrupted has for coming to a point where it can be taken apart. */
const INTERRUPTED_START_MS = 3_000;

/** Embedded servers that are killed in the middle of the start come back within this time. */
const EMBEDDED_BACK_MS = 30_000;

/** What the entry point brings: the site, and what its routes ask. */
export interface Site {
  desks: Desks;
  /** Builds the islands, and gives back what answers requests. */
  build(): Promise<RequestHandler>;
}

/** Runs everything, or with the word `web` only a web instance, until Ctrl-C. */
export async function start({ config, words }: CommandLine, site: Site): Promise<void> {
  const [mode, ...rest] = words;
  if (rest.length > 0 || (mode !== undefined && mode !== "web")) {
    const shown = withoutPassword(words.join(" "));
    throw new UserError(`${shown}: accepted are options alone; --help lists them`);
  }
  const stopping = new AbortController();
  const { signal } = stopping;
  const terminal = new Terminal();
  const parts = new AsyncDisposableStack();
  stopRequested().then(() => {
    terminal.status("");
    terminal.line("Stopping …");
    stopping.abort(new Interrupted());
  });
  const starting = mode === "web"
    ? startWeb(config, site, parts, terminal)
    : startAll(config, site, parts, terminal, signal);
  try {
    await Promise.race([starting, aborted(signal).then(() => delay(INTERRUPTED_START_MS))]);
    await aborted(signal);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  } finally {
    terminal.status("");
    await parts.disposeAsync();
  }
  terminal.line("Stopped. The election is kept: the next start goes on with it.");
}

/** What a start that Ctrl-C has cut off ends with. */
class Interrupted extends Error {}

async function startAll(
  config: Config,
  site: Site,
  parts: AsyncDisposableStack,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const scenario = await loadScenario(config.scenario ?? undefined);
  const web = await listen(config);
  parts.defer(() => web.close());
  const building = site.build();
  building.then(() => mark("islands"), () => {}); // it is awaited below, where its failure counts

  const addresses = await startServers(config, parts, terminal, signal);
  mark("servers");
  const sql = openFor(addresses.database, parts);
  const election = await outlastingAway(
    () => prepare(config, scenario, addresses, sql),
    { forMs: config.brokers && config.database ? 0 : EMBEDDED_BACK_MS, signal },
  );

  mark("election");
  const workers = startWorkers(config.workers, { ...addresses, rate: config.rate });
  const watch = watchOver(workers, { brokers: addresses.brokers, sql });
  parts.defer(async () => {
    await Promise.all([site.desks.live.close(), watch.close(), ...workers.map((worker) => worker.stop())]);
  });
  const settings = { brokers: addresses.brokers, sql, election, workers, live: site.desks.live };
  await site.desks.live.connect(settings);
  mark("totals");
  await openDesks(site, config, parts, settings);
  web.answerWith(deliveredBy(site, await building));
  announce(terminal, web.url, election);
  parts.use(showCount(terminal, site.desks.live, election));
}

/** A step of the start, for whoever observes the process's User Timing: `deno task bench start` does. */
function mark(step: "servers" | "election" | "totals" | "islands"): void {
  performance.mark(`urna:${step}`);
}

/** Makes schema, topics and election ready, where they are not; done twice it is the same as once. */
async function prepare(
  config: Config,
  scenario: Scenario,
  { brokers }: Addresses,
  sql: Database,
): Promise<Election> {
  await Promise.all([migrate(sql), prepareTopics(brokers, config.partitions)]);
  const election = await openElection(sql, {
    scenario,
    scenarioGiven: config.scenario !== null,
    voters: config.voters,
    seed: config.seed,
  });
  await storeLocations(sql, election.scenario.locations);
  await storeCandidates(sql, candidates(election.scenario));
  return election;
}

async function startWeb(
  config: Config,
  site: Site,
  parts: AsyncDisposableStack,
  terminal: Terminal,
): Promise<void> {
  const web = await listen(config);
  parts.defer(() => web.close());
  const addresses = await addressesOf(config);
  const { sql, election } = await openStored(addresses.database, "web", WEB_CONNECTIONS);
  parts.defer(() => sql.end());
  parts.defer(() => site.desks.live.close());
  const settings = { brokers: addresses.brokers, sql, election, workers: [], live: site.desks.live };
  await site.desks.live.connect(settings);
  await openDesks(site, config, parts, settings);
  web.answerWith(deliveredBy(site, await site.build()));
  announce(terminal, web.url, election);
}

/** Starts what is not given by address. What the addresses name has answered. */
async function startServers(
  { brokers, database, data }: Config,
  parts: AsyncDisposableStack,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Addresses> {
  // What is given must answer before anything is started beside it.
  if (brokers) await (await connectAdmin(brokers, "urna-start")).disconnect();
  if (database) await checkDatabase(database);
  const addresses = await startMissing({ brokers, database, data }, parts, {
    report: showSteps(terminal),
    onState: (_, { state, error }) => {
      if (state === "restarting" && error !== undefined) log.warning(`${error}; it is started again`);
    },
    signal,
  });
  terminal.status("");
  return addresses;
}

function deliveredBy({ desks: { live } }: Site, handler: RequestHandler): RequestHandler {
  return delivered(handler, () => live.ready ? live.frame : null);
}

async function openDesks(
  { desks }: Site,
  { writeRate }: Config,
  parts: AsyncDisposableStack,
  settings: DeskSettings,
): Promise<void> {
  desks.polling.writes.perSecond = writeRate;
  parts.defer(() => closeDesks(desks));
  await connectDesks(desks, settings);
}

function openFor(url: string, parts: AsyncDisposableStack): Database {
  const sql = openDatabase(url, "web", WEB_CONNECTIONS);
  parts.defer(() => sql.end());
  return sql;
}

async function prepareTopics(brokers: readonly string[], partitions: number): Promise<void> {
  const admin = await connectAdmin(brokers, "urna-start");
  try {
    await ensureTopics(admin, partitions);
  } finally {
    await admin.disconnect();
  }
}

function announce(terminal: Terminal, url: string, { scenario, voters, seed }: Election): void {
  const size = voters.toLocaleString("en");
  terminal.line(`${scenario.name} (${scenario.kind}): ${size} voters, seed ${seed}`);
  terminal.line(`Urna is at ${url}`);
}
