import { fileURLToPath } from "node:url";
import { App, csp, staticFiles } from "../../mod.ts";
import { Builder } from "../../dev.ts";
import type { State } from "../site/define.ts";

export type Handler = (req: Request, info?: Deno.ServeHandlerInfo) => Promise<Response>;

export const SITE = fileURLToPath(new URL("../site", import.meta.url));

let built: ReturnType<Builder["build"]> | null = null;

/** What a build of the fixture site gives an app, made once for all tests. */
export function buildSite(): ReturnType<Builder["build"]> {
  return built ??= new Builder({ root: SITE }).build({ snapshot: "memory" });
}

/** An app with the fixture site's files, after what `prepare` adds. */
export async function siteApp(prepare: (app: App<State>) => void = () => {}): Promise<App<State>> {
  const app = new App<State>().use(staticFiles());
  prepare(app);
  (await buildSite())(app.fsRoutes());
  return app;
}

/** The fixture site under a strict policy, on a free port until `close` is called. */
export async function serveSite(): Promise<
  { url: string; close(): Promise<void> }
> {
  const app = await siteApp((app) => app.use(csp({ useNonce: true })));
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, app.handler());
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    close: () => server.shutdown(),
  };
}

/** Asks a handler for a path. */
export function ask(handler: Handler, path: string, init?: RequestInit): Promise<Response> {
  return handler(new Request(`http://localhost${path}`, init));
}

/** The text of what it answers. */
export async function textOf(handler: Handler, path: string, init?: RequestInit): Promise<string> {
  return await (await ask(handler, path, init)).text();
}
