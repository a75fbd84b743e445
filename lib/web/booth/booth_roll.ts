/** Finds voters by their registration number, many in one question, with the rules that hold by now. */
import type { CountingRules } from "@/lib/election/counting.ts";
import { type NumberedVoter, readByNumber } from "@/lib/store/booth_voters.ts";
import type { Database } from "@/lib/store/database.ts";
import { readRules } from "@/lib/store/registry.ts";
import { GroupWork } from "@/lib/web/voting/group_work.ts";

/** Numbers looked up at a time. */
const MAX_GROUP_NUMBERS = 1_000;
export const LOOK_TIMEOUT_MS = 3_000;

export interface Found {
  voter: NumberedVoter | undefined;
  rules: Omit<CountingRules, "voting_age">;
}

export class BoothRoll {
  readonly #looking: GroupWork<string, Found>;

  constructor(sql: Database) {
    this.#looking = new GroupWork(async (numbers: readonly string[]) => {
      const [rules, voters] = await Promise.all([readRules(sql), readByNumber(sql, numbers)]);
      const byNumber = new Map(voters.map((voter) => [voter.registration_number, voter]));
      return numbers.map((number) => ({ voter: byNumber.get(number), rules }));
    }, { maxItems: MAX_GROUP_NUMBERS, timeoutMs: LOOK_TIMEOUT_MS });
  }

  /** @throws TransientError, or one that `isAway` knows, while Postgres does not answer */
  find(registration_number: string): Promise<Found> {
    return this.#looking.add(registration_number);
  }
}
