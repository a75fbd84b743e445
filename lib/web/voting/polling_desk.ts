/** Looks voters up for many ballots at once. */
import { ageOn } from "@/lib/election/age.ts";
import type { CountingRules } from "@/lib/election/counting.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import type { Database } from "@/lib/store/database.ts";
import { readRules } from "@/lib/store/registry.ts";
import { readNextOffsets, readVoterStatus } from "@/lib/store/voter_status.ts";

/** What is known before a voter's ballot is taken. */
export interface Standing {
  /** Undefined where nobody is registered under the id. */
  voter: { age: number; has_voted: boolean } | undefined;
  rules: CountingRules;
}

export interface PollingDesk {
  /** A standing for each voter, in their order. */
  look(voterIds: readonly string[]): Promise<Standing[]>;
}

/** The registry in Postgres. `counted` is told how far the count was before voters were looked up. */
export function registryDesk(
  sql: Database,
  { date, voting_age }: Pick<Scenario, "date" | "voting_age">,
  counted: (nextOffsets: ReadonlyMap<number, number>) => void,
): PollingDesk {
  return {
    async look(voterIds) {
      const [known, nextOffsets] = await Promise.all([readRules(sql), readNextOffsets(sql)]);
      counted(nextOffsets);
      const rules = { voting_age, ...known };
      const rows = await readVoterStatus(sql, voterIds);
      const byId = new Map(rows.map(({ voter_id, date_of_birth, has_voted }) => [voter_id, {
        age: ageOn(date_of_birth, date),
        has_voted,
      }]));
      return voterIds.map((voter_id) => ({ voter: byId.get(voter_id), rules }));
    },
  };
}
