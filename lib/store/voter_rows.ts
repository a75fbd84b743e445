/** Voters on their way into the registry, all of one transaction at once. */
import type { Voter } from "@/lib/election/types.ts";
import { CopyRows } from "@/lib/store/binary_copy.ts";
import { copyIn } from "@/lib/store/copy_in.ts";
import type { Transaction } from "@/lib/store/database.ts";

const TEXT_COLUMNS = [
  "voter_name",
  "gender",
  "nationality",
  "registration_number",
  "address_street",
  "address_city",
  "address_state",
  "address_country",
  "address_postcode",
  "location",
  "email",
  "phone_number",
  "picture",
] as const satisfies readonly (keyof Voter)[];
const COLUMNS = ["voter_id", "date_of_birth", "registered_age", ...TEXT_COLUMNS];

/** New voters by what the registry is counted by: one, or as many as `voters` says. */
export type AddedVoters =
  & Pick<Voter, "location" | "registered_age" | "gender" | "nationality">
  & { voters?: number };

/** What `voterRows` are read by. */
export const COPY_VOTERS = `copy voters (${COLUMNS.join(", ")}) from stdin (format binary)`;

export function voterRows(voters: readonly Voter[]): CopyRows {
  const rows = new CopyRows(COLUMNS.length);
  for (const voter of voters) {
    rows.row().uuid(voter.voter_id).date(voter.date_of_birth).int4(voter.registered_age);
    for (const column of TEXT_COLUMNS) rows.text(voter[column]);
  }
  return rows;
}

/** Adds voters who are all new. Rejects with Postgres's `unique_violation` where one of them is known. */
export async function copyVoters(tx: Transaction, voters: readonly Voter[]): Promise<readonly AddedVoters[]> {
  await copyIn(tx, COPY_VOTERS, voterRows(voters).bytes());
  return voters;
}

/** Adds voters who are new, and leaves out those who are known. Twice the work of `copyVoters` and more. */
export async function insertVoters(
  tx: Transaction,
  voters: readonly Voter[],
): Promise<readonly AddedVoters[]> {
  const columns = [
    voters.map((v) => v.voter_id),
    voters.map((v) => v.date_of_birth),
    voters.map((v) => v.registered_age),
    ...TEXT_COLUMNS.map((column) => voters.map((v) => v[column])),
  ];
  return await tx.unsafe<AddedVoters[]>(INSERT_VOTERS, columns, { prepare: true });
}

const INSERT_VOTERS = `
  with added as (
    insert into voters (${COLUMNS.join(", ")})
    select * from unnest($1::uuid[], $2::text[]::date[], $3::integer[], ${
  TEXT_COLUMNS.map((_, i) => `$${i + 4}::text[]`).join(", ")
})
    on conflict do nothing
    returning location, registered_age, gender, nationality
  )
  select location, registered_age, gender, nationality, count(*) as voters from added group by 1, 2, 3, 4`;
