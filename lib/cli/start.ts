/** `deno task start` and `deno task web`: puts the parts together, and takes them apart again. */
import type { CommandLine, Config } from "@/lib/config.ts";
import { UserError, withoutPassword } from "@/lib/errors.ts";
import { log } from "@/lib/log.ts";
import { connectAdmin } from "@/lib/kafka/client.ts";
import { checkDatabase, type Database, openDatabase } from "@/lib/store/database.ts";
import { type Election, needElection } from "@/lib/store/election.ts";
import { openStored } from "@/lib/store/open_stored.ts";
import { loadScenario } from "@/lib/scenario/load.ts";
import { delivered } from "@/lib/web/delivery/delivery.ts";
import type { Desks } from "@/lib/web/desks.ts";
import { listen, type RequestHandler, type WebServer } from "@/lib/web/http/server.ts";
import { type Addresses, addressesOf } from "@/lib/cli/addresses.ts";
import { adminToken } from "@/lib/cli/admin_token.ts";
import { Deployment, type DeploymentSettings } from "@/lib/cli/deployment.ts";
import { prepare } from "@/lib/cli/prepare.ts";
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
  const ready = () => prepare({ config, scenario, ...addresses, sql });
  const election = await outlastingAway(ready, {
    forMs: config.brokers && config.database ? 0 : EMBEDDED_BACK_MS,
    signal,
  });
  mark("election");
  const settings = { config, addresses, sql, desks: site.desks, prepare: ready };
  await deploy(settings, election, parts, (election, isFirst) => {
    if (!isFirst) terminal.line(describe(election));
    return showCount(terminal, site.desks.live, election);
  });
  await answer(web, await building, { config, site, terminal, election });
}

/** Runs the election, and those that take its place, as long as `parts` lasts. `show`: tells a person of each. */
async function deploy(
  settings: Omit<DeploymentSettings, "shown">,
  election: Election,
  parts: AsyncDisposableStack,
  show: (election: Election, isFirst: boolean) => Disposable | null,
): Promise<void> {
  let showing: Disposable | null = null;
  let isFirst = true;
  parts.defer(() => showing?.[Symbol.dispose]());
  const shown = (election: Election) => {
    showing?.[Symbol.dispose]();
    showing = show(election, isFirst);
    isFirst = false;
  };
  const deployment = new Deployment({ ...settings, shown });
  parts.defer(() => deployment.close());
  await deployment.open(election);
}

/** A step of the start, for whoever observes the process's User Timing: `deno task bench start` does. */
function mark(step: "servers" | "election" | "islands"): void {
  performance.mark(`urna:${step}`);
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
  const alone = { ...config, workers: [] };
  const settings = { config: alone, addresses, sql, desks: site.desks, prepare: () => needElection(sql) };
  await deploy(settings, election, parts, (election, isFirst) => {
    if (!isFirst) terminal.line(describe(election));
    return null;
  });
  await answer(web, await site.build(), { config, site, terminal, election });
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

interface Answering {
  config: Config;
  site: Site;
  terminal: Terminal;
  election: Election;
}

/** Has the site answer, and says where. */
async function answer(
  web: WebServer,
  handler: RequestHandler,
  { config, site: { desks: { live, administration, share } }, terminal, election }: Answering,
): Promise<void> {
  const { token, isGiven } = await adminToken(config);
  administration.admit(token);
  share.publicUrl = config.publicUrl;
  web.answerWith(delivered(handler, () => live.ready ? live.frame : null));
  terminal.line(describe(election));
  if (!isGiven) terminal.line(`The administrator signs in at ${web.url}/admin with the token ${token}`);
  terminal.line(`Urna is at ${web.url}`);
}

function openFor(url: string, parts: AsyncDisposableStack): Database {
  const sql = openDatabase(url, "web", WEB_CONNECTIONS);
  parts.defer(() => sql.end());
  return sql;
}

function describe({ scenario, voters, seed }: Election): string {
  return `${scenario.name} (${scenario.kind}): ${voters.toLocaleString("en")} voters, seed ${seed}`;
}
