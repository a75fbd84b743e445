/**
 * Maintainers: writes `kafka_jars.lock.json` anew, for the Kafka version given.
 *
 *     deno run -A lib/embedded/lock_jars.ts 4.3.1
 *
 * Maven resolves Kafka's runtime dependencies and checks its own sums; what it brought is pinned by SHA-256.
 */
import { basename, dirname, join, relative } from "node:path";
import { sha256OfFile } from "@/lib/embedded/jar_check.ts";
import type { LockedJar } from "@/lib/embedded/jar_lock.ts";
import { pomToResolve } from "@/lib/embedded/fetch_with_mvn.ts";

const SCALA = "2.13";

async function main(): Promise<void> {
  const version = Deno.args[0];
  if (!/^\d+\.\d+\.\d+$/.test(version ?? "")) throw new Error("usage: lock_jars.ts KAFKA_VERSION");
  const folder = await Deno.makeTempDir({ prefix: "urna-lock-" });
  try {
    const kafka = { group: "org.apache.kafka", artifact: `kafka_${SCALA}`, version };
    const jars = await resolve(folder, [kafka]);
    const log4j = jars.find((jar) => jar.artifact === "log4j-core");
    if (log4j === undefined) throw new Error("Kafka no longer brings log4j-core");
    // Kafka logs through SLF4J 1.7 and ships the binding outside of its Maven dependencies.
    const binding = { ...log4j, artifact: "log4j-slf4j-impl" };
    const all = await resolve(folder, [kafka, binding]);
    const target = new URL("./kafka_jars.lock.json", import.meta.url);
    await Deno.writeTextFile(target, JSON.stringify({ kafka: version, jars: all }, null, 2) + "\n");
    console.log(`${all.length} jars, ${all.reduce((sum, jar) => sum + jar.size, 0)} bytes`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function resolve(
  folder: string,
  roots: { group: string; artifact: string; version: string }[],
): Promise<LockedJar[]> {
  const out = join(folder, `jars-${roots.length}`);
  const pom = join(folder, "pom.xml");
  await Deno.writeTextFile(pom, pomToResolve(roots));
  const { success } = await new Deno.Command("mvn", {
    args: [
      ...["-B", "-q", "-C", "-f", pom, "dependency:copy-dependencies", "-DincludeScope=runtime"],
      ...["-Dmdep.useRepositoryLayout=true", `-DoutputDirectory=${out}`],
    ],
    stdout: "inherit",
    stderr: "inherit",
  }).output();
  if (!success) throw new Error("mvn failed");
  const jars: LockedJar[] = [];
  for await (const file of jarsUnder(out)) jars.push(await pin(out, file));
  return jars.sort((a, b) => a.file < b.file ? -1 : 1);
}

/** GROUP/AS/PATH/ARTIFACT/VERSION/FILE */
async function pin(root: string, file: string): Promise<LockedJar> {
  const version = dirname(file);
  const artifact = dirname(version);
  return {
    group: relative(root, dirname(artifact)).replaceAll("/", "."),
    artifact: basename(artifact),
    version: basename(version),
    file: basename(file),
    size: (await Deno.stat(file)).size,
    sha256: await sha256OfFile(file),
  };
}

async function* jarsUnder(folder: string): AsyncGenerator<string> {
  for await (const entry of Deno.readDir(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory) yield* jarsUnder(path);
    else if (entry.name.endsWith(".jar")) yield path;
  }
}

if (import.meta.main) await main();
