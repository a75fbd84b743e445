/**
 * Kafka's classes as the JVM keeps them in memory, in one file of the cache (class-data sharing): a broker
 * that starts from it needs about half of the processor time. The first broker lists the classes that it
 * loads, and while it serves a JVM of low priority makes the archive of them.
 *
 * A JVM trusts its archive and crashes on a damaged one: so its SHA-256 is checked before each use.
 */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { makeAside } from "@/lib/embedded/cache_folder.ts";
import { pathExists, readIfThere, removeIfThere, writeAside } from "@/lib/embedded/files.ts";
import { sha256OfFile } from "@/lib/embedded/jar_check.ts";
import type { Java } from "@/lib/embedded/java.ts";

const USE = "-XX:SharedArchiveFile=";
const LIST = "-XX:DumpLoadedClassList=";
const KEY_LENGTH = 16;

/** The archive for this Java and these jars, in the same order. */
export class ClassArchive {
  #java: Java;
  #jars: readonly string[];
  #cache: string;
  #file: string;

  constructor(cache: string, java: Java, jars: readonly string[]) {
    this.#java = java;
    this.#jars = jars;
    this.#cache = cache;
    const key = createHash("sha256").update([java.banner, ...jars].join("\n")).digest("hex");
    this.#file = join(cache, `classes-${key.slice(0, KEY_LENGTH)}.jsa`);
  }

  /** The broker's options: to use the archive where it is whole, else to list its classes in `list`. */
  async options(list: string): Promise<string[]> {
    const sum = await readIfThere(this.#sumFile);
    const whole = sum !== null && await pathExists(this.#file) && await sha256OfFile(this.#file) === sum;
    return [whole ? USE + this.#file : LIST + list];
  }

  /** Removes it, so that another is made. */
  async remove(): Promise<void> {
    await removeIfThere(this.#sumFile);
    await removeIfThere(this.#file);
  }

  /**
   * Makes the archive of the classes listed. Gives back whether it is there now; without it the next broker
   * starts slower, and nothing else.
   */
  async make(list: string, signal: AbortSignal): Promise<boolean> {
    const aside = await makeAside(this.#cache);
    try {
      const file = join(aside, "classes.jsa");
      if (!await this.#dump(list, file, signal)) return false;
      const sum = await sha256OfFile(file);
      await this.remove();
      await Deno.rename(file, this.#file);
      await writeAside(this.#sumFile, sum);
      return true;
    } finally {
      await removeIfThere(aside);
    }
  }

  get #sumFile(): string {
    return `${this.#file}.sha256`;
  }

  async #dump(list: string, file: string, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return false;
    const child = new Deno.Command("nice", {
      args: [
        ...["-n", "19", this.#java.command, "-Xshare:dump", USE + file],
        ...[`-XX:SharedClassListFile=${list}`, "-XX:+UseSerialGC", "-XX:-UsePerfData"],
        ...["-cp", this.#jars.join(":")],
      ],
      stdin: "null",
      stdout: "null",
      stderr: "null",
    }).spawn();
    const kill = () => child.kill("SIGKILL");
    signal.addEventListener("abort", kill);
    try {
      return (await child.status).success;
    } finally {
      signal.removeEventListener("abort", kill);
    }
  }
}

/** A file of JVM arguments without the lines about the archive, which change nothing of what a broker does. */
export function withoutArchive(javaArguments: string): string {
  return javaArguments.split("\n").filter((line) => !line.includes(USE) && !line.includes(LIST))
    .join("\n");
}

/** Whether these options have an archive used. */
export function usesArchive(options: string[]): boolean {
  return options.some((option) => option.startsWith(USE));
}
