/**
 * The site, and with it everything: `deno task start`. Imported, it is only the site.
 */
import { App, staticFiles } from "fresh";
import { start } from "@/lib/cli/start.ts";
import { runTask } from "@/lib/cli/run.ts";
import { createDesks } from "@/lib/web/desks.ts";
import { middlewares } from "@/lib/web/middlewares.ts";
import type { State } from "@/lib/web/state.ts";

const desks = createDesks();

export const app = new App<State>()
  .use(staticFiles())
  .use(...middlewares(desks))
  .fsRoutes();

if (import.meta.main) {
  const build = async () => {
    const { Builder } = await import("fresh/dev");
    const apply = await new Builder().build({ snapshot: "memory" });
    apply(app);
    return app.handler();
  };
  await runTask(
    "start",
    "count an election, from registration to the page",
    Deno.args,
    (line) => start(line, { desks, build }),
  );
}
