/**
 * The site of the repository around totals of the test's choosing: all of the page, nothing of Kafka.
 */
import { App, staticFiles } from "fresh";
import { Builder } from "fresh/dev";
import type { Frame } from "@/lib/election/results.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { EventStream } from "@/lib/web/live/event_stream.ts";
import { delivered } from "@/lib/web/delivery/delivery.ts";
import { createDesks, type Desks } from "@/lib/web/desks.ts";
import type { Live } from "@/lib/web/live/live.ts";
import type { State } from "@/lib/web/state.ts";
import { middlewares } from "@/lib/web/middlewares.ts";
import { listen, type ListenOptions } from "@/lib/web/http/server.ts";

export interface PageSite {
  /** The answer to a request for a path. */
  get(path: string, init?: RequestInit): Promise<Response>;
  /** Makes a frame the current one, and tells the viewers. */
  show(frame: Frame): void;
  /** Ends the viewers' streams. While refusing, new ones are answered 503. */
  cut(refusing: boolean): void;
}

export interface PageServer extends PageSite {
  url: string;
  stop(): Promise<void>;
}

/** Bundling takes longer than all else here, and is the same for every test. */
let building: ReturnType<Builder["build"]> | undefined;

/** The site without a server. `fail`: what the page throws instead of being made. */
export async function pageSite(
  scenario: Scenario,
  first: Frame,
  fail?: Error,
  desks: Partial<Desks> = {},
) {
  let frame = first;
  let events = new EventStream();
  let refused = false;
  const publish = () => events.publish("results", String(frame.version), JSON.stringify(frame));
  publish();
  const live = {
    scenario,
    get frame() {
      if (fail) throw fail;
      return frame;
    },
    get events() {
      return events;
    },
  } as unknown as Live;

  const app = new App<State>()
    .use(staticFiles())
    .use((ctx) => {
      const isRefused = refused && ctx.url.pathname === "/api/events";
      return isRefused ? new Response("not now\n", { status: 503 }) : ctx.next();
    })
    .use(...middlewares({ ...createDesks(), ...desks, live }))
    .fsRoutes();
  building ??= new Builder().build({ snapshot: "memory" });
  (await building)(app);
  const handler = delivered(app.handler(), () => fail ? null : frame);
  const site: PageSite = {
    get: async (path, init) => await handler(new Request(new URL(path, "http://localhost/"), init)),
    show(next) {
      frame = next;
      publish();
    },
    cut(refusing) {
      refused = refusing;
      events.close();
      events = new EventStream();
      publish();
    },
  };
  return { ...site, handler, close: () => events.close() };
}

/** The site on a free port of the loopback, behind the web server of Urna. */
export async function servePage(
  scenario: Scenario,
  first: Frame,
  { desks, ...options }: Partial<ListenOptions> & { desks?: Partial<Desks> } = {},
): Promise<PageServer> {
  const { handler, close, ...site } = await pageSite(scenario, first, undefined, desks);
  const server = await listen({ port: 0, hostname: "127.0.0.1", ...options });
  server.answerWith(handler);
  return {
    ...site,
    url: server.url,
    async stop() {
      close();
      await server.close();
    },
  };
}
