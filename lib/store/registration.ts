/** The work of registering an electorate, cut into runs that producers share. */
import type { Database } from "@/lib/store/database.ts";

/** Voters registered in one transaction and published in one request. */
export const VOTERS_PER_RUN = 5_000;

export interface RegistrationRun {
  /** The first voter's number. */
  first_voter: number;
  voters: number;
}

/** Plans runs for an electorate of this size; planned ones stay, an electorate that grew gets more. */
export async function planRuns(sql: Database, voters: number): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`lock table registration_runs in share row exclusive mode`;
    await tx`
      insert into registration_runs (first_voter, voters)
      select first, least(${VOTERS_PER_RUN}, ${voters} - first)
      from (select coalesce(max(first_voter + voters), 0) as planned from registration_runs) p,
           generate_series(p.planned, ${voters - 1}::integer, ${VOTERS_PER_RUN}::integer) as first
      on conflict do nothing`;
  });
}

/**
 * Takes an open run that no other producer is working on, calls `work`, and marks the run as
 * published. If `work` fails, or this process ends, the run is open again. False: nothing to take.
 */
export async function withNextRun(
  sql: Database,
  work: (run: RegistrationRun) => Promise<void>,
): Promise<boolean> {
  return await sql.begin(async (tx) => {
    const [run] = await tx<RegistrationRun[]>`
      select first_voter, voters from registration_runs where not published
      order by first_voter limit 1 for update skip locked`;
    if (!run) return false;
    await work(run);
    await tx`update registration_runs set published = true where first_voter = ${run.first_voter}`;
    return true;
  });
}

/** How many voters are in runs, in published ones, and whether the latter are all that there are. */
export async function registrationProgress(
  sql: Database,
): Promise<{ planned: number; published: number; complete: boolean }> {
  const [row] = await sql<{ planned: number; published: number; complete: boolean }[]>`
    select planned, published, published >= (select voters from election) as complete
    from (select coalesce(sum(voters), 0)::bigint as planned,
                 coalesce(sum(voters) filter (where published), 0)::bigint as published
          from registration_runs) r`;
  return row;
}
