/** The page of the registry that a program asks for in an address. */
import type { PageOfVoters } from "@/lib/web/electorate/electorate_desk.ts";
import type { PublicVoter } from "@/lib/web/electorate/public_voter.ts";
import { VOTER_ORDERS, voterViewOf } from "@/lib/web/electorate/voter_view.ts";
import { ProblemError } from "@/lib/web/http/problems.ts";
import { AWAY_RETRY_S, retryAfter } from "@/lib/web/http/retry_after.ts";
import type { State } from "@/lib/web/state.ts";

const WHY_NOT = {
  slow: "Finding this page takes too long at this moment: ask again, for one location or without a filter.",
  busy: "Too many pages are asked for at this moment.",
  away: "The registry cannot be read for now.",
};

/** @throws ProblemError `malformed` where the address asks for what there is not, `unavailable` where there is no page */
export async function askedPage(
  params: URLSearchParams,
  { live: { scenario }, electorate }: Pick<State, "live" | "electorate">,
): Promise<PageOfVoters<PublicVoter>> {
  const view = voterViewOf(params, scenario);
  const accepted = {
    location: [view.location, "the code of a location"],
    age: [
      view.age,
      `the first year of an age band: ${scenario.age_bands.map(({ from }) => from).join(", ")}`,
    ],
    gender: [view.gender, `one of ${scenario.genders.map(({ code }) => code).join(", ")}`],
    sort: [`${view.sort}-${view.order}` === params.get("sort") || null, `one of ${VOTER_ORDERS.join(", ")}`],
  };
  for (const [name, [found, what]] of Object.entries(accepted)) {
    if ((params.get(name) ?? "") !== "" && found === null) {
      throw new ProblemError("malformed", `${name} is ${what}.`);
    }
  }
  const answer = await electorate.page(view);
  if (answer.type !== "page") {
    throw new ProblemError("unavailable", WHY_NOT[answer.type], retryAfter(AWAY_RETRY_S));
  }
  if (answer.page.isRestart) {
    throw new ProblemError(
      "malformed",
      `${view.from?.side} is what another page of this selection has given.`,
    );
  }
  return answer.page;
}
