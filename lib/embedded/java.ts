/** A Java that can run Kafka. */
import { join } from "node:path";
import { UserError } from "@/lib/errors.ts";
import { findOnPath, isExecutable } from "@/lib/embedded/programs.ts";

/** Kafka 4's brokers need it. */
export const MIN_JAVA = 17;

export interface Java {
  /** Path of the program. */
  command: string;
  /** Feature release: 17, 21, 25. */
  release: number;
  /** The first line that `java -version` prints: the exact build. */
  banner: string;
}

/** The Java of JAVA_HOME, else of the PATH. Throws a `UserError` when neither is recent enough. */
export async function findJava(): Promise<Java> {
  const home = Deno.env.get("JAVA_HOME");
  const onPath = await findOnPath("java");
  const candidates = [home ? join(home, "bin/java") : null, onPath];
  const tooOld: Java[] = [];
  for (const command of candidates) {
    if (command === null || !await isExecutable(command)) continue;
    const java = await askVersion(command);
    if (java === null) continue;
    if (java.release >= MIN_JAVA) return java;
    tooOld.push(java);
  }
  const found = tooOld.length === 0
    ? "No Java was found (JAVA_HOME, PATH)"
    : `The Java found is too old (${tooOld[0].command} is Java ${tooOld[0].release})`;
  throw new UserError(
    `${found}, and the embedded Kafka needs Java ${MIN_JAVA} or newer: install a JRE ${MIN_JAVA}+, ` +
      "or run `docker compose up -d` and start with --brokers, or point --brokers at any Kafka cluster",
  );
}

async function askVersion(command: string): Promise<Java | null> {
  const { success, stderr } = await new Deno.Command(command, {
    args: ["-version"],
    stdin: "null",
  }).output();
  const text = new TextDecoder().decode(stderr);
  const release = releaseOf(text);
  if (!success || release === null) return null;
  const banner = text.split("\n").filter((line) => !line.startsWith("Picked up")).join(" ").trim();
  return { command, release, banner };
}

/** The feature release in the output of `java -version`: "1.8.0_402" is 8, "17.0.15" 17, "25" 25. */
export function releaseOf(text: string): number | null {
  const match = /version "(\d+)(?:\.(\d+))?/.exec(text);
  if (match === null) return null;
  return match[1] === "1" ? Number(match[2]) : Number(match[1]);
}
