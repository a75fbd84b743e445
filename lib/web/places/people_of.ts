/** Who is registered in a location, for its page. */
import { type Demographic, demographicsOf } from "@/lib/election/demographics.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import type { ElectorateDesk } from "@/lib/web/electorate/electorate_desk.ts";
import { within } from "@/lib/wait.ts";

/** The page is whole without them: it waits no longer for a registry that is busy. */
const READ_TIMEOUT_MS = 1_000;

/** By age band and gender; null where the registry does not tell in time, or nobody is registered. */
export async function peopleOf(
  electorate: Pick<ElectorateDesk, "groupsOf">,
  scenario: Scenario,
  code: string,
): Promise<Demographic[] | null> {
  const groups = await within(READ_TIMEOUT_MS, electorate.groupsOf(code)) ?? [];
  const registered = groups.map(({ registered_voters, ...group }) => ({
    ...group,
    registered: registered_voters,
  }));
  return registered.length === 0 ? null : demographicsOf(scenario, registered, []);
}
