/** `deno task chaos`: a storm of faults over a whole election, and what it came to. */
import { chaosUsage, readChaosOptions } from "@/lib/chaos/options.ts";
import { reportLines } from "@/lib/chaos/report.ts";
import { runChaos } from "@/lib/chaos/run.ts";
import { stopRequested } from "@/lib/cli/run.ts";
import { messageOf, UserError } from "@/lib/errors.ts";
import { outlastAway } from "@/lib/outlast.ts";

/** Seeds that are easy to type again. */
const RANDOM_SEEDS = 1_000_000;

async function chaos(args: readonly string[]): Promise<number> {
  const options = readChaosOptions(args, Math.floor(Math.random() * RANDOM_SEEDS));
  if (options === null) {
    console.log(chaosUsage());
    return 0;
  }
  const stopping = new AbortController();
  stopRequested().then(() =>
    stopping.abort(new UserError("interrupted: nothing was compared, nothing is left behind"))
  );
  const say = options.json ? console.error : console.log;
  const report = await runChaos(options, say, stopping.signal);
  if (options.json) console.log(JSON.stringify(report, null, 2));
  else for (const line of reportLines(report)) console.log(line);
  return report.ok ? 0 : 1;
}

if (import.meta.main) {
  addEventListener("unhandledrejection", outlastAway);
  try {
    Deno.exit(await chaos(Deno.args));
  } catch (error) {
    console.error(error instanceof UserError ? `urna: ${messageOf(error)}` : error);
    Deno.exit(1);
  }
}
