/**
 * The site of the repository around totals of the test's choosing: all of the page, nothing of Kafka.
 */
import { App, staticFiles } from "fresh";
import { Builder } from "fresh/dev";
import type { Frame } from "@/lib/election/results.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { EventStream } from "@/lib/web/event_stream.ts";
import type { Live, State } from "@/lib/web/live.ts";
import { styles } from "@/lib/web/styles.ts";

export interface PageApp {
  url: string;
  /** Makes a frame the current one. `quietly`: viewers are not told. */
  show(frame: Frame, quietly?: "quietly"): void;
  /** Ends all viewers' streams; while `refusing`, new ones are answered 503. */
  cut(refusing: boolean): void;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  stop(): Promise<void>;
}

/** Serves the site on a free port of the loopback. */
export async function startPageApp(scenario: Scenario, first: Frame): Promise<PageApp> {
  let frame = first;
  let events = new EventStream();
  let refusing = false;
  const publish = () => events.publish("results", String(frame.version), JSON.stringify(frame));
  publish();
  const live = {
    scenario,
    get frame() {
      return frame;
    },
    get events() {
      return events;
    },
  } as unknown as Live;

  const app = new App<State>()
    .use(staticFiles())
    .use((ctx) => {
      ctx.state.live = live;
      const refused = refusing && ctx.url.pathname === "/api/events";
      return refused ? new Response("not now\n", { status: 503 }) : ctx.next();
    })
    .use(styles())
    .fsRoutes();
  const apply = await new Builder().build({ snapshot: "memory" });
  apply(app);
  const handler = app.handler();
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, handler);
  const url = `http://127.0.0.1:${server.addr.port}`;
  return {
    url,
    show(next, quietly) {
      frame = next;
      if (quietly === undefined) publish();
    },
    cut(refuse) {
      refusing = refuse;
      events.close();
      events = new EventStream();
      publish();
    },
    fetch: (path, init) => fetch(url + path, init),
    async stop() {
      events.close();
      await server.shutdown();
    },
  };
}
