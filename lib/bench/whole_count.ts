/** `main.ts --rate 0` as a process of its own, from an empty folder until all ballots are counted. */
import { join } from "node:path";
import { brokerPid, postmasterPid } from "@/lib/chaos/servers.ts";
import { type ProcessUse, processUse } from "@/lib/bench/process_meter.ts";
import { temporaryFolder } from "@/lib/bench/rig.ts";
import { TalkingProcess } from "@/lib/bench/talking_process.ts";
import { waitUntil } from "@/lib/wait.ts";

const START_TIMEOUT_MS = 120_000;
const COUNT_TIMEOUT_MS = 600_000;
const LOOK_EVERY_MS = 50;
const MIB = 2 ** 20;

export interface WholeCount {
  voters: number;
  votes: number;
  /** From the first registration to the last count, in seconds. */
  seconds: number;
  /** From the first registration to the last. */
  registeringSeconds: number;
  /** From the start of the process to the last count. */
  wholeSeconds: number;
  /** The start of the servers included; null where it is not told. */
  processorSeconds: { deno: number; kafka: number; postgres: number } | null;
  /** Of all processes together, in MiB. */
  peakMiB: number | null;
}

interface Look {
  at: number;
  registered: number;
  votes: number;
  counted: boolean;
}

/** Counts an election of so many voters, and leaves nothing behind. */
export async function countWhole(voters: number, signal: AbortSignal): Promise<WholeCount> {
  await using parts = new AsyncDisposableStack();
  const data = join(await temporaryFolder(parts), "data");
  const startedAt = performance.now();
  const options = ["--port", "0", "--rate", "0", "--voters", String(voters), "--data", data];
  const urna = parts.use(new TalkingProcess(["main.ts", ...options]));
  const [url] = await urna.until(/http:\/\/\S+/, START_TIMEOUT_MS, signal);

  const looks: Look[] = [{ at: performance.now(), registered: 0, votes: 0, counted: false }];
  await waitUntil(async () => {
    const look = await lookAt(url);
    looks.push(look);
    return look.counted && look.registered === voters;
  }, { what: "all ballots are counted", deadlineMs: COUNT_TIMEOUT_MS, everyMs: LOOK_EVERY_MS, signal });
  const [deno, kafka, postgres] = await Promise.all([
    urna.use(),
    useOf(await brokerPid(data)),
    useOf(await postmasterPid(data)),
  ]);

  const { votes } = looks[looks.length - 1];
  // The last look at which nobody was registered, and the first ones with everybody and everything.
  const from = looks.findLast((look) => look.registered === 0)?.at ?? looks[0].at;
  const registeredAt = looks.find((look) => look.registered === voters)?.at ?? NaN;
  const countedAt = looks.find((look) => look.votes === votes)?.at ?? NaN;
  return {
    voters,
    votes,
    seconds: (countedAt - from) / 1_000,
    registeringSeconds: (registeredAt - from) / 1_000,
    wholeSeconds: (countedAt - startedAt) / 1_000,
    processorSeconds: deno && kafka && postgres && {
      // The servers are descendants of Urna's process.
      deno: deno.processorSeconds - kafka.processorSeconds - postgres.processorSeconds,
      kafka: kafka.processorSeconds,
      postgres: postgres.processorSeconds,
    },
    peakMiB: deno && deno.peakBytes / MIB,
  };
}

async function lookAt(url: string): Promise<Look> {
  const answer = await fetch(new URL("/api/results", url));
  const { election, totals } = await answer.json();
  return {
    at: performance.now(),
    registered: totals.registered,
    votes: totals.votes,
    counted: election.status === "counted",
  };
}

async function useOf(pid: number | null): Promise<ProcessUse | null> {
  return pid === null ? null : await processUse(pid);
}
