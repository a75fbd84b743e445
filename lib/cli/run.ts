/** The frame of every task: help, one plain line for a person's mistake, a stack trace for a bug. */
import { type CommandLine, readCommandLine, usage } from "@/lib/config.ts";
import { isTransient, messageOf, UserError } from "@/lib/errors.ts";
import { outlastAway } from "@/lib/outlast.ts";

/** Runs a task to its end and leaves the process with its exit code: 1 where it failed. */
export async function runTask(
  name: string,
  does: string,
  args: readonly string[],
  task: (line: CommandLine) => Promise<void>,
): Promise<never> {
  addEventListener("unhandledrejection", outlastAway);
  try {
    const line = readCommandLine(args);
    if (line.help) console.log(usage(name, does));
    else await task(line);
    Deno.exit(0);
  } catch (error) {
    if (error instanceof UserError || isTransient(error)) console.error(`urna: ${messageOf(error)}`);
    else console.error(error);
    Deno.exit(1);
  }
}

/** Resolves at the first Ctrl-C or SIGTERM. */
export function stopRequested(): Promise<Deno.Signal> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      Deno.addSignalListener(signal, () => resolve(signal));
    }
  });
}
