/** The stored election, for a part that runs beside `deno task start`. */
import { checkDatabase, type Database, openDatabase } from "@/lib/store/database.ts";
import { type Election, needElection } from "@/lib/store/election.ts";
import { checkSchema } from "@/lib/store/migrate.ts";

/**
 * Opens a database that answers, has this version's schema, and holds an election.
 * @throws UserError, with nothing left open, where one of them is not so
 */
export async function openStored(
  url: string,
  name: string,
  connections: number,
): Promise<{ sql: Database; election: Election }> {
  await checkDatabase(url);
  const sql = openDatabase(url, name, connections);
  try {
    await checkSchema(sql);
    return { sql, election: await needElection(sql) };
  } catch (error) {
    await sql.end();
    throw error;
  }
}
