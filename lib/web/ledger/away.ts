/** What a page has in place of what only the ledger knows, while that cannot be read. */
import { ProblemError } from "@/lib/web/http/problems.ts";

export interface Away {
  type: "away";
}

/** What was asked for, or that it cannot be told for now. */
export async function orAway<T>(asked: Promise<T>): Promise<T | Away> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ProblemError && error.kind === "unavailable") return { type: "away" };
    throw error;
  }
}
