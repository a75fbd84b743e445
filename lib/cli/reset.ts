/** `deno task reset`: empties the election, after asking. */
import process from "node:process";
import { createInterface } from "node:readline/promises";
import type { Config } from "@/lib/config.ts";
import { UserError } from "@/lib/errors.ts";
import { connectAdmin } from "@/lib/kafka/client.ts";
import { emptyElection } from "@/lib/pipeline/reset.ts";
import { checkDatabase, openDatabase } from "@/lib/store/database.ts";
import { startMissing } from "@/lib/cli/servers.ts";
import { runTask } from "@/lib/cli/run.ts";

async function reset(config: Config): Promise<void> {
  const { brokers, database, data } = config;
  const where = [
    ...(brokers ? [`Kafka at ${brokers.join(", ")}`] : []),
    ...(database ? [`Postgres at ${new URL(database).host}`] : []),
    ...(brokers && database ? [] : [`the embedded servers' data in ${data}`]),
  ].join(" and ");
  await askFor("yes", `This deletes the election with all its ballots: ${where}.`);

  await using parts = new AsyncDisposableStack();
  // Nothing here takes long enough to be told of.
  const addresses = await startMissing({ brokers, database, data }, parts, { report: () => {} });
  await checkDatabase(addresses.database);
  const sql = openDatabase(addresses.database, "reset", 1);
  parts.defer(() => sql.end());
  const admin = await connectAdmin(addresses.brokers, "urna-reset");
  parts.defer(() => admin.disconnect());
  await emptyElection(sql, admin);
  console.log("The election is empty: the next start begins a new one.");
}

/** @throws UserError where the answer on standard input is another one */
async function askFor(word: string, warning: string): Promise<void> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question(`${warning}\nType ${word} to go on: `);
  lines.close();
  if (answer.trim() !== word) throw new UserError("nothing was deleted");
}

if (import.meta.main) {
  await runTask("reset", "empty the election, after asking", Deno.args, ({ config }) => reset(config));
}
