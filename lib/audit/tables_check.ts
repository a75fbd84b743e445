/** The tables that hold sums against the recount. */
import type { BookPlace } from "@/lib/audit/ranges.ts";
import type { Step } from "@/lib/audit/report.ts";
import type { RunningTotals } from "@/lib/audit/running_totals.ts";
import type { VoterSet } from "@/lib/audit/voter_set.ts";
import type { AgeRange } from "@/lib/election/age.ts";
import { sum } from "@/lib/election/totals.ts";
import type { Transaction } from "@/lib/store/database.ts";
import { groupsOf, type RegisteredGroup } from "@/lib/store/voter_groups.ts";
import type { AddedVoters } from "@/lib/store/voter_rows.ts";

const TALLY_COLUMNS = {
  tally_by_candidate: ["candidate_id"],
  tally_by_location: ["location", "candidate_id"],
  tally_by_demographic: ["age_band", "gender", "candidate_id"],
} as const;

/** Each row of each tally, both ways. Gives back how many rows there are. */
export async function checkTallies(tx: Transaction, totals: RunningTotals, step: Step): Promise<number> {
  let rows = 0;
  for (const table of Object.keys(TALLY_COLUMNS) as (keyof typeof TALLY_COLUMNS)[]) {
    const columns = TALLY_COLUMNS[table];
    const stored = await tx<Record<string, string | number>[]>`select * from ${tx(table)}`;
    const counted = new Map(totals.tallies[table]);
    for (const row of stored) {
      const group = [row.partition, ...columns.map((column) => row[column])].join("\n");
      compareTally(step, table, group, counted.get(group) ?? 0, Number(row.votes));
      counted.delete(group);
    }
    for (const [group, votes] of counted) compareTally(step, table, group, votes, null);
    rows += stored.length;
  }
  return rows;
}

function compareTally(
  step: Step,
  table: string,
  group: string,
  expected: number,
  found: number | null,
): void {
  const [partition, ...names] = group.split("\n");
  step.compare(`${table}, partition ${partition}, ${names.join(", ")}`, expected, found);
}

/** The counts beside each offset, by the outcomes of the partition's messages. */
export function checkCounts(
  places: readonly BookPlace[],
  { byPartition }: RunningTotals,
  step: Step,
): void {
  for (const { partition, votes, rejected } of places) {
    const own = byPartition.get(partition) ?? { votes: 0, rejected: 0 };
    step.compare(`consumed_offsets, partition ${partition}: votes`, own.votes, votes);
    step.compare(`consumed_offsets, partition ${partition}: rejected`, own.rejected, rejected);
  }
}

/** Votes by location and candidate as the rows of `votes` alone give them. */
export async function checkVotesAlone(
  tx: Transaction,
  totals: RunningTotals,
  step: Step,
): Promise<number> {
  const rows = await tx<{ location: string; candidate_id: string; votes: number }[]>`
    select location, candidate_id, count(*) as votes from votes group by 1, 2`;
  const counted = new Map<string, number>(
    [...totals.byLocation].flatMap(([location, cells]) =>
      [...cells].map(([id, votes]) => [`${location}\n${id}`, votes] as const)
    ),
  );
  let sum = 0;
  for (const { location, candidate_id, votes } of rows) {
    const group = `${location}\n${candidate_id}`;
    step.compare(`rows for ${candidate_id} in ${location}`, counted.get(group) ?? 0, votes);
    counted.delete(group);
    sum += votes;
  }
  for (const [group, votes] of counted) {
    step.compare(`rows for ${group.split("\n").reverse().join(" in ")}`, votes, 0);
  }
  step.compare("rows in votes", totals.votes, sum);
  return sum;
}

/** Names the first row of `votes` whose voter has cast no ballot that counts. */
export async function findStray(tx: Transaction, voters: VoterSet, step: Step): Promise<void> {
  const rows = tx<{ voter_id: string; partition: number; offset: number }[]>`
    select voter_id, partition, "offset" from votes order by partition, "offset"`;
  for await (const page of rows.cursor(10_000)) {
    for (const { voter_id, partition, offset } of page) {
      if (voters.has(voter_id)) continue;
      return step.differs({ what: "a row of votes that no ballot in the log is behind", partition, offset });
    }
  }
}

/** Registered voters by location and by group against the registry itself. Gives back how many there are. */
export async function checkRegister(
  tx: Transaction,
  bands: readonly AgeRange[],
  step: Step,
): Promise<number> {
  const registry = await tx<AddedVoters[]>`
    select location, registered_age, gender, nationality, count(*) as voters
    from voters group by 1, 2, 3, 4`;
  const counted = groupsOf(registry, bands);
  const locations = await tx<{ location: string; registered_voters: number }[]>`
    select location, registered_voters from locations`;
  const byLocation = Map.groupBy(counted, ({ location }) => location);
  compareCounts(
    step,
    "registered voters of ",
    new Map(
      [...byLocation].map(([location, groups]) => [
        location,
        sum(groups.map((group) => group.registered_voters)),
      ]),
    ),
    new Map(locations.map((row) => [row.location, row.registered_voters])),
  );
  const nameOf = ({ location, age_band, gender, nationality }: RegisteredGroup) =>
    [location, age_band, gender, nationality].join(", ");
  const stored = await tx<RegisteredGroup[]>`select * from registered_by_group`;
  compareCounts(
    step,
    "registered_by_group, ",
    new Map(counted.map((group) => [nameOf(group), group.registered_voters])),
    new Map(stored.map((group) => [nameOf(group), group.registered_voters])),
  );
  return sum(counted.map((group) => group.registered_voters));
}

/** Both ways: what only one of them has is compared with nothing. */
function compareCounts(
  step: Step,
  what: string,
  expected: ReadonlyMap<string, number>,
  found: ReadonlyMap<string, number>,
): void {
  for (const name of new Set([...expected.keys(), ...found.keys()])) {
    step.compare(what + name, expected.get(name) ?? 0, found.get(name) ?? null);
  }
}
