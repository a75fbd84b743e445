/** What each stretch of the registry holds, as 0006_voter_zones.sql keeps it. */
import type { AgeRange } from "@/lib/election/age.ts";
import type { Voter } from "@/lib/election/types.ts";
import { VoterCells } from "@/lib/election/voter_cells.ts";
import { greatestVoterId, leastVoterId, numberOfVoter } from "@/lib/scenario/identifiers.ts";
import type { Transaction } from "@/lib/store/database.ts";

/** Numbers of voters in a zone. A page reads no more than one zone for each of its rows. */
export const VOTERS_PER_ZONE = 1_000;

export interface Zone {
  /** The least and the greatest identifiers that its voters may have. */
  first: string;
  last: string;
}

/** The zone that a voter is in, registered or not. */
export function zoneOf(voter_id: string): Zone {
  return zoneAt(placeOf(voter_id));
}

/** The zone's place among all, from 0. */
function placeOf(voter_id: string): number {
  return Math.floor(numberOfVoter(voter_id) / VOTERS_PER_ZONE);
}

function zoneAt(place: number): Zone {
  const begin = place * VOTERS_PER_ZONE;
  return { first: leastVoterId(begin), last: greatestVoterId(begin + VOTERS_PER_ZONE - 1) };
}

/** Sets the cells of these voters, whether they are new or known. Throws where there is no election. */
export async function addToZones(tx: Transaction, voters: readonly Voter[]): Promise<void> {
  const cells = await readCells(tx);
  const zones = new Map<number, Uint8Array>();
  for (const voter of voters) {
    zones.getOrInsertComputed(placeOf(voter.voter_id), () => new Uint8Array(cells.size))[cells.of(voter)] = 1;
  }
  const added = Array.from(zones, ([place, bits]) => ({ ...zoneAt(place), cells: bits.join("") }));
  // In one order for everybody, so that two producers cannot lock each other out.
  await tx`
    insert into voter_zones (first_voter, last_voter, cells)
    select a.first_voter, a.last_voter, a.cells::varbit
    from unnest(
      ${added.map(({ first }) => first)}::uuid[], ${added.map(({ last }) => last)}::uuid[],
      ${added.map(({ cells }) => cells)}::text[]) as a (first_voter, last_voter, cells)
    order by first_voter
    on conflict (first_voter) do update set cells = voter_zones.cells | excluded.cells`;
}

async function readCells(tx: Transaction): Promise<VoterCells> {
  const [row] = await tx<{ locations: string[]; bands: AgeRange[]; genders: string[] }[]>`
    select jsonb_path_query_array(scenario, '$.locations[*].code') as locations,
           scenario -> 'age_bands' as bands,
           jsonb_path_query_array(scenario, '$.genders[*].code') as genders
    from election`;
  if (!row) throw new Error("there is no election, so its voters have no cells");
  return new VoterCells(row);
}
