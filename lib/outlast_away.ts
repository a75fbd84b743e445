/** Work that begins again when the server that it needs was away in the middle of it. */
import { isTransient } from "@/lib/errors.ts";
import { delay } from "@/lib/wait.ts";

const AGAIN_AFTER_MS = 250;

export interface PatienceOptions {
  /** From the first attempt; one that fails later is the last. */
  forMs: number;
  signal: AbortSignal;
}

/**
 * What `work` gives. It is done again as long as it fails for a server that is away, so it must be such that
 * doing it twice is the same as once. Rejects with what the last attempt failed with.
 */
export async function outlastingAway<T>(
  work: () => Promise<T>,
  { forMs, signal }: PatienceOptions,
): Promise<T> {
  const givenUp = performance.now() + forMs;
  while (true) {
    try {
      return await work();
    } catch (error) {
      const isAway = isTransient(error) || isTransient((error as Error | null)?.cause);
      if (!isAway || performance.now() > givenUp) throw error;
      await delay(AGAIN_AFTER_MS, signal);
    }
  }
}
