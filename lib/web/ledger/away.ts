/** What a page has in place of what only the ledger knows, while that cannot be read. */
import { within } from "@/lib/wait.ts";
import { ProblemError } from "@/lib/web/http/problems.ts";

/** A page waits no longer for a database that is silent. */
const READ_TIMEOUT_MS = 2_000;

export interface Away {
  type: "away";
}

/** What was asked for, or that it cannot be told for now. */
export async function orAway<T>(asked: Promise<T>): Promise<T | Away> {
  try {
    const answer = await within(READ_TIMEOUT_MS, asked.then((told) => ({ told })));
    return answer ? answer.told : { type: "away" };
  } catch (error) {
    if (error instanceof ProblemError && error.kind === "unavailable") return { type: "away" };
    throw error;
  }
}
