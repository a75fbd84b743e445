/** What the polling booth asks of the registry. */
import type { RegisteredVoter } from "@/lib/election/types.ts";
import type { Database } from "@/lib/store/database.ts";

export type NumberedVoter = Pick<RegisteredVoter, "voter_id" | "registration_number" | "date_of_birth">;

export type VoterOfSlice =
  & Pick<
    RegisteredVoter,
    "voter_id" | "registration_number" | "date_of_birth" | "location" | "gender"
  >
  & { has_voted: boolean };

/** The voters with these registration numbers, of which there is none or one each. */
export async function readByNumber(sql: Database, numbers: readonly string[]): Promise<NumberedVoter[]> {
  return await sql<NumberedVoter[]>`
    select voter_id, registration_number, date_of_birth
    from voters
    where registration_number = any(${numbers as string[]}::text[])`;
}

/** The next voters from an identifier on, at most `limit`. The slice is cut first, so that each is one lookup. */
export async function readSliceFrom(
  sql: Database,
  voter_id: string,
  limit: number,
): Promise<VoterOfSlice[]> {
  return await sql<VoterOfSlice[]>`
    with slice as materialized (
      select voter_id, registration_number, date_of_birth, location, gender
      from voters
      where voter_id >= ${voter_id}
      order by voter_id
      limit ${limit}
    )
    select slice.*, b.voter_id is not null as has_voted
    from slice
    left join votes b using (voter_id)`;
}
