/** Who may vote, and for whom: candidates, locations and voters. */
import type { Database, Transaction } from "@/lib/store/database.ts";
import { type AddedToLocation, countByGroup } from "@/lib/store/voter_groups.ts";
import { sum } from "@/lib/election/totals.ts";
import { addToZones } from "@/lib/store/voter_zones.ts";
import { copyVoters, insertVoters } from "@/lib/store/voter_rows.ts";
import type { CountingRules } from "@/lib/election/counting.ts";
import type { Candidate, Voter } from "@/lib/election/types.ts";

/** Stores candidates; known ones are brought up to date. */
export async function storeCandidates(sql: Database, candidates: Candidate[]): Promise<void> {
  await sql`
    insert into candidates ${sql(candidates as unknown as Record<string, string>[])}
    on conflict (candidate_id) do update set
      candidate_name = excluded.candidate_name, party_affiliation = excluded.party_affiliation,
      biography = excluded.biography, campaign_platform = excluded.campaign_platform,
      photo_url = excluded.photo_url`;
}

/** Stores locations; known ones keep their count of registered voters. */
export async function storeLocations(
  sql: Database,
  locations: { code: string; name: string }[],
): Promise<void> {
  const rows = locations.map(({ code, name }) => ({ location: code, name }));
  await sql`
    insert into locations ${sql(rows)}
    on conflict (location) do update set name = excluded.name`;
}

/**
 * Registers voters, and counts them in their locations and groups, in one transaction. One that is registered
 * already stays as it is. Gives back how many are new. An election must have been begun: it has the age bands.
 */
export async function registerVoters(sql: Database, voters: readonly Voter[]): Promise<number> {
  try {
    return await registered(sql, voters, copyVoters);
  } catch (error) {
    // Somebody has been here before, and was cut off after the registry and before the stream.
    if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
    return await registered(sql, voters, insertVoters);
  }
}

const UNIQUE_VIOLATION = "23505";

async function registered(sql: Database, voters: readonly Voter[], add: typeof copyVoters): Promise<number> {
  return await sql.begin(async (tx) => {
    const added = await countByGroup(tx, await add(tx, voters));
    await addToZones(tx, voters);
    await countRegistrations(tx, added);
    return added.reduce((total, { voters }) => total + sum(voters), 0);
  });
}

/** In one order of locations for everybody, so that two producers cannot lock each other out. */
async function countRegistrations(tx: Transaction, added: readonly AddedToLocation[]): Promise<void> {
  if (added.length === 0) return;
  const locations = added.map(({ location }) => location);
  await tx`
    select from locations where location = any(${locations}) order by location for update`;
  const { count } = await tx`
    update locations l
    set registered_voters = registered_voters + a.voters,
        group_voters = (
          select array_agg(coalesce(had, 0) + coalesce(more, 0) order by place)
          from unnest(l.group_voters, a.groups::bigint[]) with ordinality as g (had, more, place))
    from unnest(
      ${locations}::text[], ${added.map(({ voters }) => sum(voters))}::integer[],
      ${added.map(({ voters }) => `{${voters.join(",")}}`)}::text[]) as a (location, voters, groups)
    where l.location = a.location`;
  if (count !== locations.length) {
    throw new Error(`one of these locations is unknown: ${locations.join(", ")}`);
  }
  await tx`select pg_notify(${REGISTERED_CHANNEL}, '')`;
}

/** Postgres tells listeners here of every change to the number of registered voters. */
export const REGISTERED_CHANNEL = "urna_registered";

/** What the registry says of the rules: who stands, and when the poll was open. */
export async function readRules(
  sql: Database | Transaction,
): Promise<Pick<CountingRules, "candidates" | "closes_at" | "closures">> {
  const [row] = await sql<{ candidates: string[]; closes_at: Date | null; closures: Date[] }[]>`
    select (select coalesce(array_agg(candidate_id), '{}') from candidates) as candidates, closes_at,
           (select coalesce(array_agg(edge order by edge), '{}')
            from poll_closures, unnest(array[closed_at, reopened_at]) as edge) as closures
    from election`;
  const edges = row.closures.map((edge) => edge.getTime());
  return {
    candidates: new Set(row.candidates),
    closes_at: row.closes_at?.getTime() ?? null,
    closures: edges.flatMap((from, i) => i % 2 === 0 ? [{ from, to: edges[i + 1] }] : []),
  };
}
