/** Workers in this process, for tests that drive them. */
import { NO_DIRECTIONS, type Work } from "@/lib/pipeline/worker.ts";
import type { TestServers } from "./servers.ts";

/** Runs `work` while `during` runs, then stops it. Fails as soon as either fails. */
export async function whileWorking(
  { brokers, database }: TestServers,
  works: readonly Work[],
  during: () => Promise<void>,
): Promise<void> {
  const stopping = new AbortController();
  const running = works.map((work) =>
    work({
      settings: { brokers, database, rate: 0 },
      directions: NO_DIRECTIONS,
      signal: stopping.signal,
      report: () => {},
      tell: () => {},
    })
  );
  try {
    await Promise.race([during(), ...running.map((work) => work.then(endedEarly))]);
  } finally {
    stopping.abort();
    await Promise.allSettled(running);
  }
  await Promise.all(running);
}

function endedEarly(): never {
  throw new Error("a worker ended before it was asked to");
}
