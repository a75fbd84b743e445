/** What became of a ballot, as an answer over HTTP. */
import { ProblemError, type ProblemKind } from "@/lib/web/http/problems.ts";
import { AWAY_RETRY_S, retryAfter } from "@/lib/web/http/retry_after.ts";
import { BoxUnavailable, type Refusal } from "@/lib/web/voting/ballot_box.ts";
import type { CastBallot, CastOutcome } from "@/lib/web/voting/polling_station.ts";

const KIND_OF: Record<Refusal, ProblemKind> = {
  unknown_voter: "unknown-voter",
  unknown_candidate: "unknown-candidate",
  under_age: "not-eligible",
  poll_closed: "poll-closed",
  duplicate: "already-voted",
};

/**
 * The ballot that `casting` comes to.
 * @throws ProblemError where it comes to none
 */
export async function castOrProblem(casting: Promise<CastOutcome>): Promise<CastBallot> {
  try {
    const outcome = await casting;
    if (outcome.type === "cast") return outcome.ballot;
    throw new ProblemError(KIND_OF[outcome.reason]);
  } catch (error) {
    if (!(error instanceof BoxUnavailable)) throw error;
    const detail = error.sent
      ? "It is not known whether the ballot reached the ballot box. Sending the same ballot again is safe: " +
        "it counts once."
      : "The ballot was not cast: the ballot box cannot be reached for now. Send it again later.";
    throw new ProblemError("unavailable", detail, retryAfter(AWAY_RETRY_S));
  }
}
