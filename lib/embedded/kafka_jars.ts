/** Kafka's jars in the person's cache: there, whole and checked, or fetched. */
import { dirname, join } from "node:path";
import { messageOf, UserError } from "@/lib/errors.ts";
import { cacheFolder, makeAside } from "@/lib/embedded/cache_folder.ts";
import { asDiskError } from "@/lib/embedded/disk_errors.ts";
import { fetchFromRepository } from "@/lib/embedded/fetch_from_repository.ts";
import { fetchWithMvn } from "@/lib/embedded/fetch_with_mvn.ts";
import { removeIfThere } from "@/lib/embedded/files.ts";
import { isIntact, missingJars } from "@/lib/embedded/jar_check.ts";
import { KAFKA_JARS, KAFKA_VERSION, type LockedJar, totalBytes } from "@/lib/embedded/jar_lock.ts";
import { findOnPath } from "@/lib/embedded/programs.ts";
import type { Report } from "@/lib/embedded/types.ts";

/** One way of bringing jars into a folder, given up when the signal is aborted. */
export interface Way {
  name: string;
  fetch(
    jars: readonly LockedJar[],
    folder: string,
    onBytes: (done: number) => void,
    signal: AbortSignal,
  ): Promise<void>;
}

export interface CachedJars {
  /** The person's cache folder for Urna. */
  cache: string;
  /** Paths. */
  jars: string[];
}

/** All of Kafka's jars, checked just now. */
export async function kafkaJars(report: Report, signal: AbortSignal): Promise<CachedJars> {
  const cache = await cacheFolder();
  const folder = join(cache, `kafka-${KAFKA_VERSION}`);
  await ensureJars(KAFKA_JARS, folder, await waysHere(), report, signal);
  return { cache, jars: KAFKA_JARS.map((jar) => join(folder, jar.file)) };
}

/** `mvn` first, as it honours a company's mirror; then the client that needs nothing installed. */
async function waysHere(): Promise<Way[]> {
  const mvn = await findOnPath("mvn");
  const ways: Way[] = [{ name: "the Maven repository", fetch: fetchFromRepository }];
  if (mvn !== null) {
    ways.unshift({
      name: "mvn",
      fetch: (jars, folder, onBytes, signal) => fetchWithMvn(jars, folder, onBytes, signal, mvn),
    });
  }
  return ways;
}

/**
 * Sees to it that `folder` holds the jars, each with its pinned SHA-256: what is missing or damaged is
 * fetched aside and renamed into place, so that two processes doing so at once do no harm. Throws a
 * `UserError` when no way brings them.
 */
export async function ensureJars(
  jars: readonly LockedJar[],
  folder: string,
  ways: readonly Way[],
  report: Report,
  signal: AbortSignal,
): Promise<void> {
  try {
    await Deno.mkdir(folder, { recursive: true });
    let missing = await missingJars(folder, jars);
    let failure: UserError | null = null;
    for (const way of ways) {
      if (missing.length === 0) return;
      if (failure !== null) report({ step: "kafka jars", text: failure.message });
      failure = await tryWay(way, missing, folder, report, signal);
      missing = await missingJars(folder, missing);
    }
    if (missing.length > 0) throw failure ?? unexpected(missing);
  } catch (error) {
    throw asDiskError(error, `The cache folder ${folder}`, REMEDY);
  }
}

const REMEDY = "set XDG_CACHE_HOME to another one";
const OTHER_WAYS = "set KAFKA_HOME to an unpacked Kafka, or give a cluster with --brokers";

/** Gives back why this way failed, null if it did not. Throws what the next way would meet as well. */
async function tryWay(
  way: Way,
  missing: LockedJar[],
  folder: string,
  report: Report,
  signal: AbortSignal,
): Promise<UserError | null> {
  try {
    await fetchMissing(missing, folder, way, report, signal);
    return null;
  } catch (error) {
    signal.throwIfAborted();
    const told = asDiskError(error, `The cache folder ${folder}`, REMEDY);
    if (told instanceof UserError) throw told;
    return new UserError(
      `Kafka's jars could not be fetched with ${way.name} (${messageOf(error)}): ` +
        `check the network and start again, ${OTHER_WAYS}`,
      { cause: error },
    );
  }
}

function unexpected(jars: LockedJar[]): UserError {
  return new UserError(
    `${jars[0].file} came with another SHA-256 than the pinned one: the repository or mirror is ` +
      `altered or broken; use another one, ${OTHER_WAYS}`,
  );
}

async function fetchMissing(
  missing: LockedJar[],
  folder: string,
  way: Way,
  report: Report,
  signal: AbortSignal,
): Promise<void> {
  const aside = await makeAside(dirname(folder));
  const total = totalBytes(missing);
  const text = `Fetching ${missing.length} jars of Apache Kafka ${KAFKA_VERSION} with ${way.name}`;
  try {
    report({ step: "kafka jars", text, done: 0, total });
    const onBytes = (done: number) => report({ step: "kafka jars", text, done, total });
    await way.fetch(missing, aside, onBytes, signal);
    for (const jar of missing) {
      if (await isIntact(aside, jar)) {
        await Deno.rename(join(aside, jar.file), join(folder, jar.file));
      }
    }
    report({ step: "kafka jars", text, done: total, total });
  } finally {
    await removeIfThere(aside);
  }
}
