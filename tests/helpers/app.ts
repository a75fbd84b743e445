/** Urna as a process of its own, started as a person starts it. */
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { waitUntil } from "@/lib/wait.ts";

export interface AppOptions {
  /** Folder of the embedded servers; without it, the test servers' addresses are used. */
  data?: string;
  voters?: number;
  rate?: number;
  seed?: number;
  workers?: string;
  /** A free one, unless told otherwise. */
  port?: number;
  args?: string[];
}

/** Killed when it goes out of scope, should a test have failed before it was stopped. */
export interface App extends AsyncDisposable {
  url: string;
  pid: number;
  /** What it has printed so far. */
  output: string[];
  /** Ctrl-C; resolves with the exit code. */
  stop(): Promise<number>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
}

const START_TIMEOUT_MS = 90_000;
const MAIN = new URL("../../main.ts", import.meta.url).pathname;

/** Starts `main.ts`; resolves when it has printed its address. */
export async function startApp(options: AppOptions = {}): Promise<App> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", MAIN, ...flagsOf(options)],
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const output: string[] = [];
  const reading = [follow(child.stdout, output), follow(child.stderr, output)];
  let code: number | null = null;
  const ended = child.status.then(async (status) => {
    await Promise.all(reading);
    code = status.code;
    return status.code;
  });
  try {
    const url = await waitUntil(() => {
      if (code !== null) throw new Error(`it ended with ${code}`);
      return output.join("\n").match(/^Urna is at (\S+)$/m)?.[1];
    }, { what: "Urna prints its address", deadlineMs: START_TIMEOUT_MS });
    const kill = async () => {
      if (code === null) child.kill("SIGKILL");
      await ended;
    };
    const stop = () => {
      child.kill("SIGINT");
      return ended;
    };
    return { url, pid: child.pid, output, stop, kill, [Symbol.asyncDispose]: kill };
  } catch (error) {
    if (code === null) child.kill("SIGKILL");
    await ended;
    throw new Error(`Urna did not start:\n${output.join("\n")}`, { cause: error });
  }
}

function flagsOf({ data, voters, rate, seed, workers, port = 0, args = [] }: AppOptions): string[] {
  const servers = data !== undefined
    ? ["--data", data]
    : ["--brokers", Deno.env.get("URNA_TEST_BROKERS")!, "--database", Deno.env.get("URNA_TEST_DATABASE")!];
  const numbers = Object.entries({ voters, rate, seed, workers, port })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `--${name}=${value}`);
  return [...servers, ...numbers, ...args];
}

async function follow(stream: ReadableStream<Uint8Array>, lines: string[]): Promise<void> {
  const input = Readable.fromWeb(stream as unknown as NodeReadableStream);
  for await (const line of createInterface({ input })) lines.push(line);
}
