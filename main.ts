/**
 * The site, and with it everything: `deno task start`. Imported, it is only the site.
 */
import { App, staticFiles } from "fresh";
import { start } from "@/lib/cli/start.ts";
import { runTask } from "@/lib/cli/run.ts";
import { LedgerDesk } from "@/lib/web/ledger/ledger_desk.ts";
import { Live, type State } from "@/lib/web/live/live.ts";
import { middlewares } from "@/lib/web/middlewares.ts";
import { PollingStation } from "@/lib/web/voting/polling_station.ts";

const live = new Live();
const polling = new PollingStation();
const ledger = new LedgerDesk();

export const app = new App<State>()
  .use(staticFiles())
  .use(...middlewares({ live, polling, ledger }))
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
    (line) => start(line, { live, polling, ledger, build }),
  );
}
