/**
 * Jars without an installed Maven: by mvn-artifact-download, a client for Maven repositories. It neither
 * retries nor notices a body that breaks off, and knows no time limits: those are here.
 */
import { join } from "node:path";
import process from "node:process";
import { messageOf, TransientError } from "@/lib/errors.ts";
import { delay } from "@/lib/wait.ts";
import { isIntact } from "@/lib/embedded/jar_check.ts";
import type { LockedJar } from "@/lib/embedded/jar_lock.ts";

const PARALLEL_DOWNLOADS = 6;
const MAX_ATTEMPTS = 4;
const FIRST_RETRY_MS = 500;
/** A download whose file has not grown for so long is given up and tried again. */
export const STALLED_MS = 20_000;
const WATCH_EVERY_MS = 250;

export interface RepositoryOptions {
  /** Base address of the Maven repository; the client's own default where it is missing. */
  repository?: string;
  stalledMs?: number;
}

/**
 * Brings the jars into `folder`, several at a time, each checked. Throws what stopped it: a `TransientError`
 * once a jar has failed MAX_ATTEMPTS times.
 *
 * @param onBytes told how many bytes have arrived so far
 */
export async function fetchFromRepository(
  jars: readonly LockedJar[],
  folder: string,
  onBytes: (done: number) => void,
  signal: AbortSignal,
  options: RepositoryOptions = {},
): Promise<void> {
  const arrived = new Map<string, number>();
  const tell = (jar: LockedJar, bytes: number) => {
    arrived.set(jar.file, Math.min(bytes, jar.size));
    onBytes(arrived.values().reduce((sum, each) => sum + each, 0));
  };
  // Largest first, so that no long one is left for the end.
  const waiting = [...jars].sort((a, b) => b.size - a.size);
  const failed = new AbortController();
  const ended = AbortSignal.any([signal, failed.signal]);
  const lane = async () => {
    for (let jar = waiting.shift(); jar !== undefined; jar = waiting.shift()) {
      const current = jar;
      await fetchWithRetries(current, folder, (bytes) => tell(current, bytes), ended, options);
    }
  };
  const lanes = Array.from({ length: PARALLEL_DOWNLOADS }, () =>
    lane().catch((error) => {
      failed.abort(error);
      throw error;
    }));
  const results = await Promise.allSettled(lanes);
  if (results.some(({ status }) => status === "rejected")) throw ended.reason;
}

async function fetchWithRetries(
  jar: LockedJar,
  folder: string,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
  options: RepositoryOptions,
): Promise<void> {
  for (let attempt = 1;; attempt++) {
    try {
      await fetchOnce(jar, folder, onBytes, signal, options);
      if (await isIntact(folder, jar)) return onBytes(jar.size);
      throw new TransientError("its SHA-256 is not the pinned one");
    } catch (error) {
      if (signal.aborted || isDiskFull(error)) throw error;
      if (attempt === MAX_ATTEMPTS) {
        throw new TransientError(`${jar.file}: ${messageOf(error)}`, { cause: error });
      }
      await delay(FIRST_RETRY_MS * 2 ** (attempt - 1), signal);
    }
  }
}

function isDiskFull(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === "ENOSPC";
}

/** One attempt, given up when the file stops growing. */
async function fetchOnce(
  jar: LockedJar,
  folder: string,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
  { repository, stalledMs = STALLED_MS }: RepositoryOptions,
): Promise<void> {
  const client = await loadClient();
  const stalled = new AbortController();
  const path = join(folder, jar.file);
  let size = 0;
  let grownAt = performance.now();
  const timer = setInterval(async () => {
    const found = await sizeOf(path);
    if (found !== size) {
      size = found;
      grownAt = performance.now();
      onBytes(size);
    } else if (performance.now() - grownAt > stalledMs) {
      stalled.abort(new TransientError(`nothing arrived for ${stalledMs / 1000} s`));
    }
  }, WATCH_EVERY_MS);
  const givenUp = AbortSignal.any([signal, stalled.signal]);
  const aborted = Promise.withResolvers<never>();
  const onAbort = () => aborted.reject(givenUp.reason);
  givenUp.addEventListener("abort", onAbort);
  try {
    const { group, artifact, version } = jar;
    const wanted = { groupId: group, artifactId: artifact, version };
    // Its types do not say so, but the client hands these options on to node-fetch, which heeds a signal.
    const limits = { signal: givenUp } as Record<string, unknown>;
    await Promise.race([client(wanted, folder, repository, jar.file, limits), aborted.promise]);
  } finally {
    clearInterval(timer);
    givenUp.removeEventListener("abort", onAbort);
  }
}

/** Loaded when it is needed, as it seldom is; what it depends on warns of a deprecated built-in module. */
async function loadClient() {
  const host = process as typeof process & { noDeprecation?: boolean };
  const { noDeprecation } = host;
  host.noDeprecation = true;
  try {
    return (await import("mvn-artifact-download")).default.default;
  } finally {
    host.noDeprecation = noDeprecation;
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await Deno.stat(path)).size;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return 0;
    throw error;
  }
}
