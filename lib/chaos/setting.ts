/** Everything that takes part in a storm, put together and taken apart. */
import { join } from "node:path";
import { loadScenario } from "@/lib/scenario/load.ts";
import { Crowd } from "@/lib/chaos/crowd.ts";
import { ExpectedElection } from "@/lib/chaos/expected.ts";
import { Feeder } from "@/lib/chaos/feeder.ts";
import { Findings } from "@/lib/chaos/findings.ts";
import { Fleet } from "@/lib/chaos/fleet.ts";
import type { ChaosOptions } from "@/lib/chaos/options.ts";
import { setLogSink } from "@/lib/log.ts";
import { paceOf } from "@/lib/chaos/pace.ts";
import { Pulse } from "@/lib/chaos/pulse.ts";

export interface Setting {
  options: ChaosOptions;
  expected: ExpectedElection;
  /** Made for this storm; the embedded servers' data are below it. */
  folder: string;
  findings: Findings;
  fleet: Fleet;
  pulse: Pulse;
  feeder: Feeder;
  crowd: Crowd;
  /** When faults begin to strike, in ms on the clock of `now`; null before. */
  beganMs: number | null;
  now(): number;
  say(line: string): void;
  signal: AbortSignal;
}

/** In the folder of the storm: what struck when, and all that the parts printed. */
const LOG_FILE = "storm.log";

/** Appends lines, each with its time of day. */
function stormLog(file: string): (line: string) => void {
  return (line) => {
    const time = new Date().toISOString().slice(11, 23);
    Deno.writeTextFileSync(file, `${time} ${line}\n`, { append: true, mode: 0o600 });
  };
}

/** Makes it all; nothing runs yet. */
export async function makeSetting(
  options: ChaosOptions,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Setting> {
  const { seed, ballots, durationMs } = options;
  const expected = await ExpectedElection.of(await loadScenario(), seed, ballots);
  const folder = await Deno.realPath(await Deno.makeTempDir({ prefix: "urna-chaos-" }));
  await Deno.chmod(folder, 0o711); // as root, the embedded Postgres runs under another account
  const log = stormLog(join(folder, LOG_FILE));
  const tell = (line: string) => {
    say(line);
    log(line);
  };
  setLogSink((_, line) => log(`storm: ${line}`)); // of its own clients: for a person it is no news
  const findings = new Findings(tell);
  const now = () => performance.now();
  const elapsedMs = () => setting.beganMs === null ? 0 : now() - setting.beganMs;
  const fleet: Fleet = new Fleet({
    data: join(folder, "data"),
    voters: expected.voters,
    seed,
    ...{ findings, log },
    rate: () => paceOf({ ballots, counted: setting.pulse.votes, durationMs, elapsedMs: elapsedMs() }),
  });
  const pulse = new Pulse(fleet, now);
  const setting: Setting = {
    ...{ options, expected, folder, findings, fleet, pulse, now, signal },
    say: tell,
    feeder: new Feeder({
      fleet,
      pulse,
      expected,
      seed,
      elapsed: () => Math.min(1, elapsedMs() / durationMs),
    }),
    crowd: new Crowd({ viewers: options.viewers, urls: fleet.urls, seed, findings, now }),
    beganMs: null,
  };
  return setting;
}
