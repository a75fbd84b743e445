/**
 * Jars by way of an installed `mvn`: it honours the mirrors, proxies and credentials of the person's (or
 * company's) settings. Only the locked artifacts are asked for, without what they depend on.
 */
import { join } from "node:path";
import { TransientError } from "@/lib/errors.ts";
import { readIfThere } from "@/lib/embedded/files.ts";
import type { LockedJar } from "@/lib/embedded/jar_lock.ts";

const PROGRESS_EVERY_MS = 300;
/** Without a line from mvn or a byte arriving for so long, it is given up. */
const IDLE_TIMEOUT_MS = 90_000;

type Coordinates = Pick<LockedJar, "group" | "artifact" | "version">;

/**
 * A POM that has mvn copy exactly these artifacts. They are named as items to copy and not as dependencies:
 * of those mvn would read the POM of each and of all its parents first, which takes longer than the jars.
 */
export function pomToCopy(artifacts: readonly Coordinates[]): string {
  const items = artifacts.map((artifact) => `<artifactItem>${elementsOf(artifact)}</artifactItem>`);
  return pomWith(`<build><plugins><plugin>
    <groupId>org.apache.maven.plugins</groupId>
    <artifactId>maven-dependency-plugin</artifactId>
    <configuration><artifactItems>
${items.join("\n")}
    </artifactItems></configuration>
  </plugin></plugins></build>`);
}

/** A POM that depends on these artifacts, and so on all that they depend on. */
export function pomToResolve(artifacts: readonly Coordinates[]): string {
  const dependencies = artifacts.map((artifact) => `<dependency>${elementsOf(artifact)}</dependency>`);
  return pomWith(`<dependencies>${dependencies.join("")}</dependencies>`);
}

function elementsOf({ group, artifact, version }: Coordinates): string {
  return `<groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version>`;
}

function pomWith(content: string): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>urna</groupId><artifactId>kafka-jars</artifactId><version>1</version>
  <packaging>pom</packaging>
  ${content}
</project>
`;
}

/**
 * Copies the jars into `folder`. Throws a `TransientError` with mvn's first complaint.
 *
 * @param onBytes told how many bytes of the jars have arrived so far
 */
export async function fetchWithMvn(
  jars: readonly LockedJar[],
  folder: string,
  onBytes: (done: number) => void,
  signal: AbortSignal,
  command = "mvn",
): Promise<void> {
  const pom = join(folder, "pom.xml");
  const log = join(folder, "mvn.log");
  await Deno.writeTextFile(pom, pomToCopy(jars));
  // The shell keeps the output in a file and gives its process over to mvn.
  const child = new Deno.Command("sh", {
    args: [
      ...["-c", 'exec "$@" >"$0" 2>&1', log, command, "-B", "-C", "-f", pom],
      ...["dependency:copy", `-DoutputDirectory=${folder}`],
    ],
    stdin: "null",
    signal,
  }).spawn();
  let idleSince = performance.now();
  let seen = "";
  let looking = false;
  const timer = setInterval(async () => {
    if (looking) return;
    looking = true;
    const output = await readIfThere(log) ?? "";
    const done = await bytesArrived(jars, output);
    const now = `${output.length} ${done}`;
    if (now !== seen) idleSince = performance.now();
    else if (performance.now() - idleSince > IDLE_TIMEOUT_MS) child.kill("SIGKILL");
    seen = now;
    onBytes(done);
    looking = false;
  }, PROGRESS_EVERY_MS);
  try {
    const { success, code, signal: endedBy } = await child.status;
    signal.throwIfAborted();
    if (success) return;
    const complaint = (await readIfThere(log) ?? "").split("\n").find((line) =>
      line.startsWith("[ERROR]") || line.includes("not found") || line.startsWith("Error")
    );
    throw new TransientError(
      endedBy === "SIGKILL"
        ? `mvn was silent for ${IDLE_TIMEOUT_MS / 1000} s`
        : `mvn ended with code ${code}: ${complaint ?? "no reason given"}`,
    );
  } finally {
    clearInterval(timer);
  }
}

/** What lies in Maven's usual local repository, or what mvn says it has brought where that is elsewhere. */
async function bytesArrived(jars: readonly LockedJar[], output: string): Promise<number> {
  const home = Deno.env.get("HOME");
  let done = 0;
  for (const jar of jars) {
    if (output.includes(`/${jar.file} (`)) done += jar.size;
    else if (home !== undefined) {
      const { group, artifact, version } = jar;
      const folder = join(home, ".m2/repository", group.replaceAll(".", "/"), artifact, version);
      done += Math.min(jar.size, await largestFile(folder, jar.file));
    }
  }
  return done;
}

/** Size of the largest file whose name begins so: the jar itself, or as far as it has come. */
async function largestFile(folder: string, prefix: string): Promise<number> {
  let largest = 0;
  try {
    for await (const entry of Deno.readDir(folder)) {
      if (!entry.name.startsWith(prefix)) continue;
      largest = Math.max(largest, (await Deno.stat(join(folder, entry.name))).size);
    }
  } catch (error) {
    // Not there yet, or renamed while being looked at.
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return largest;
}
