/** Polling stations for tests, and the site around one. */
import { App } from "fresh";
import { Builder } from "fresh/dev";
import { BoothDesk } from "@/lib/web/booth/booth_desk.ts";
import { LedgerDesk } from "@/lib/web/ledger/ledger_desk.ts";
import { createDesks } from "@/lib/web/desks.ts";
import type { Live } from "@/lib/web/live/live.ts";
import type { State } from "@/lib/web/state.ts";
import { middlewares } from "@/lib/web/middlewares.ts";
import { PollingStation } from "@/lib/web/voting/polling_station.ts";
import { frameOf } from "./frames.ts";
import type { TestServers } from "./servers.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";

/** As `withElection` begins one unless told otherwise. */
const SEED = 1;

export type Site = (request: Request, info?: Deno.ServeHandlerInfo) => Promise<Response>;

/** The interface of the site, with an open polling station that is closed when it goes out of scope. */
export interface Polls extends AsyncDisposable {
  station: PollingStation;
  site: Site;
}

/** `servers` may differ from those that the election runs on. */
export async function openPolls(
  { brokers, sql }: Pick<TestServers, "brokers" | "sql">,
  scenario: Scenario,
): Promise<Polls> {
  const station = new PollingStation();
  await station.connect({ brokers, sql, scenario });
  const ledger = new LedgerDesk();
  ledger.connect(sql);
  return {
    station,
    site: await siteOf(station, ledger, sql, scenario),
    [Symbol.asyncDispose]: () => station.close(),
  };
}

async function siteOf(
  polling: PollingStation,
  ledger: LedgerDesk,
  sql: TestServers["sql"],
  scenario: Scenario,
): Promise<Site> {
  const health = {
    ok: true,
    kafka: { ok: true, error: null, checked_at: new Date(0).toISOString() },
    postgres: { ok: true, error: null, checked_at: new Date(0).toISOString() },
    workers: {},
    viewers: 0,
  };
  const live = { scenario, frame: frameOf(scenario), health } as unknown as Live;
  const booth = new BoothDesk();
  booth.connect({ sql, election: { scenario, seed: SEED }, live });
  const app = new App<State>()
    .use(...middlewares({ ...createDesks(), live, polling, ledger, booth }))
    .fsRoutes();
  (await new Builder().build({ snapshot: "memory" }))(app);
  return app.handler();
}

/** A request to cast a ballot. `body`: a text as it is, anything else as JSON. */
export function ballotRequest(body: unknown, headers: Record<string, string> = {}): Request {
  return new Request("http://localhost/api/votes", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" || body instanceof Uint8Array ? body as BodyInit : JSON.stringify(body),
  });
}
