/**
 * Kafka's classes as the JVM keeps them in memory, in one file of the cache (class-data sharing): a broker
 * that starts from it needs about half of the processor time. The JVM writes it when the first broker ends.
 *
 * A JVM trusts its archive and crashes on a damaged one. So what a broker has written is a candidate until
 * the JVM has verified it, and its SHA-256 is checked before each use.
 */
import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import { readIfThere, removeBeginningWith, removeIfThere, writeAside } from "@/lib/embedded/files.ts";
import { sha256OfFile } from "@/lib/embedded/jar_check.ts";
import type { Java } from "@/lib/embedded/java.ts";

const USE = "-XX:SharedArchiveFile=";
const MAKE = "-XX:ArchiveClassesAtExit=";
const KEY_LENGTH = 16;

/** The archive for this Java and these jars, in the same order. */
export class ClassArchive {
  #java: Java;
  #jars: readonly string[];
  #folder: string;
  #file: string;

  constructor(folder: string, java: Java, jars: readonly string[]) {
    this.#java = java;
    this.#jars = jars;
    this.#folder = folder;
    const key = createHash("sha256").update([java.banner, ...jars].join("\n")).digest("hex");
    this.#file = join(folder, `classes-${key.slice(0, KEY_LENGTH)}.jsa`);
  }

  /** The JVM's options: to use the archive where it is whole, else to make one at the end. */
  async options(): Promise<string[]> {
    if (await this.#isWhole() || await this.#acceptCandidate()) return [USE + this.#file];
    await this.remove();
    return [MAKE + `${this.#file}.candidate-${crypto.randomUUID()}`];
  }

  /** Removes it with its candidates, so that the next broker makes another. */
  async remove(): Promise<void> {
    await removeBeginningWith(this.#folder, basename(this.#file));
  }

  async #isWhole(): Promise<boolean> {
    const sum = await readIfThere(`${this.#file}.sha256`);
    if (sum === null) return false;
    try {
      return await sha256OfFile(this.#file) === sum;
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return false;
      throw error;
    }
  }

  async #acceptCandidate(): Promise<boolean> {
    for await (const { name } of Deno.readDir(this.#folder)) {
      if (!name.startsWith(`${basename(this.#file)}.candidate-`)) continue;
      const candidate = join(this.#folder, name);
      if (!await this.#verifies(candidate)) continue;
      const sum = await sha256OfFile(candidate);
      await removeIfThere(`${this.#file}.sha256`);
      await Deno.rename(candidate, this.#file);
      await writeAside(`${this.#file}.sha256`, sum);
      return true;
    }
    return false;
  }

  /** Has a JVM check the archive's own sums; one that is cut short crashes that JVM instead of a broker. */
  async #verifies(candidate: string): Promise<boolean> {
    const { success } = await new Deno.Command(this.#java.command, {
      args: [
        ...["-Xshare:on", USE + candidate, "-XX:+VerifySharedSpaces", "-XX:+UseSerialGC"],
        ...["-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=/dev/null", "-XX:-UsePerfData"],
        ...["-cp", this.#jars.join(":"), "-version"],
      ],
      stdin: "null",
      stdout: "null",
      stderr: "null",
    }).output();
    return success;
  }
}

/** A file of JVM arguments without the lines about the archive, which change nothing of what a broker does. */
export function withoutArchive(javaArguments: string): string {
  return javaArguments.split("\n").filter((line) => !line.includes(USE) && !line.includes(MAKE))
    .join("\n");
}

/** Whether these options have an archive used. */
export function usesArchive(options: string[]): boolean {
  return options.some((option) => option.startsWith(USE));
}
