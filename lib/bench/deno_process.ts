/** Processes of Deno's that a benchmark starts and ends. */
import { fileURLToPath } from "node:url";
import { within } from "@/lib/wait.ts";

const END_TIMEOUT_MS = 15_000;
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** `command`: a script, from the project's folder, and its arguments. What it has to complain of is shown. */
export function spawnDeno(
  command: readonly string[],
  streams: Pick<Deno.CommandOptions, "stdin" | "stdout">,
): Deno.ChildProcess {
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", ...command],
    cwd: ROOT,
    detached: true, // Ctrl-C in a terminal is for the benchmark, which then ends what it has started
    ...streams,
    stderr: "inherit",
  }).spawn();
}

/** Ends it in order, by force where that takes too long. One that has ended by itself is left alone. */
export async function endDeno(process: Deno.ChildProcess): Promise<void> {
  const { status } = process;
  try {
    process.kill("SIGTERM");
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // it has ended by itself
  }
  if (await within(END_TIMEOUT_MS, status) === undefined) {
    process.kill("SIGKILL");
    await status;
  }
}
