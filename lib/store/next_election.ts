/**
 * A new election in the place of the stored one. That it is wanted is stored first; from then on whoever starts goes
 * on with the change, until one transaction empties the tables, begins the new election and forgets the wish.
 */
import { recordAction } from "@/lib/store/admin_actions.ts";
import { tellListeners } from "@/lib/store/controls.ts";
import type { Database } from "@/lib/store/database.ts";
import { ELECTION_TABLES } from "@/lib/store/migrate.ts";

/** Who reads a table that is to be emptied gets so long to end. */
const LOCK_TIMEOUT = "10s";

export interface NextElection {
  seed: number;
  /** Size of the electorate. */
  voters: number;
  /** Votes per second to simulate, 0 = as fast as possible. */
  rate: number;
}

/** Stores the wish, in the place of an earlier one, and records it. */
export async function wantNextElection(sql: Database, next: NextElection): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`
      insert into next_election (seed, voters, rate) values (${next.seed}, ${next.voters}, ${next.rate})
      on conflict (only_one) do update set seed = excluded.seed, voters = excluded.voters, rate = excluded.rate`;
    const [before] = await tx<{ seed: number; voters: number; votes: number }[]>`
      select seed, voters, (select votes from totals) as votes from election`;
    await recordAction(tx, { action: "new_simulation", detail: { ...next, before } });
  });
}

/** The election that is to take the stored one's place, or null. */
export async function readNextElection(sql: Database): Promise<NextElection | null> {
  const [next] = await sql<NextElection[]>`select seed, voters, rate from next_election`;
  return next ?? null;
}

/** Begins it: with the stored scenario, nobody registered, and a ledger key of its own. */
export async function beginNextElection(sql: Database): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select set_config('lock_timeout', ${LOCK_TIMEOUT}, true)`;
    await tx.unsafe(`truncate ${ELECTION_TABLES.join(", ")}`);
    await tx`
      update election e set seed = n.seed, voters = n.voters, rate = n.rate, begun_at = clock_timestamp(),
                            closes_at = default, paused_workers = default, ledger_key = default
      from next_election n`;
    await tx`delete from next_election`;
    await tellListeners(tx);
  });
}
