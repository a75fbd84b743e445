/** The administrator's search for a voter. */
import type { Voter } from "@/lib/election/types.ts";
import { isRegistrationNumber } from "@/lib/scenario/identifiers.ts";
import { ProblemError } from "@/lib/web/http/problems.ts";
import type { ElectorateDesk } from "@/lib/web/electorate/electorate_desk.ts";

export type Search =
  & { asked: string }
  & ({ type: "found"; voter: Voter } | { type: "unreadable" | "unknown" | "away" });

/** Small letters and spaces are forgiven. */
export async function searchRecord(electorate: ElectorateDesk, asked: string): Promise<Search> {
  const number = asked.replaceAll(/\s/g, "").toUpperCase();
  if (!isRegistrationNumber(number)) return { asked, type: "unreadable" };
  try {
    const voter = await electorate.record(number);
    return voter ? { asked, type: "found", voter } : { asked, type: "unknown" };
  } catch (error) {
    if (error instanceof ProblemError) return { asked, type: "away" };
    throw error;
  }
}
