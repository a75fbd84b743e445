/** `deno task audit`: counts the election again and compares everything that was made of it. */
import { audit } from "@/lib/audit/audit.ts";
import { type CheckedReceipt, checkReceipt } from "@/lib/audit/receipt_check.ts";
import { receiptsOfVoter } from "@/lib/audit/receipts_of_voter.ts";
import { reportText } from "@/lib/audit/text.ts";
import { runTask } from "@/lib/cli/run.ts";
import { serversFor } from "@/lib/cli/servers.ts";
import { Terminal } from "@/lib/cli/terminal.ts";
import type { CommandLine, Config } from "@/lib/config.ts";
import { messageOf, UserError } from "@/lib/errors.ts";
import { connectAdmin } from "@/lib/kafka/client.ts";
import { log } from "@/lib/log.ts";
import { keepReport } from "@/lib/store/audit_reports.ts";
import { openStored } from "@/lib/store/open_stored.ts";

const DOES = "count the election again and compare; exits 1 on a difference; --json prints JSON\n" +
  "  audit receipt RECEIPT   check a ballot's receipt with the web at --hostname and --port\n" +
  "  audit voter VOTER_ID    print the receipts of a voter's ballots";
const CONNECTIONS = 2;

async function auditTask({ config, words }: CommandLine, asJson: boolean): Promise<void> {
  const [word, subject, ...rest] = words;
  const known = word === undefined ||
    ((word === "receipt" || word === "voter") && subject && rest.length === 0);
  if (!known) {
    throw new UserError(
      `${words.join(" ")}: accepted is nothing, receipt RECEIPT, or voter VOTER_ID; --help lists the options`,
    );
  }
  if (word === "receipt") return tellReceipt(await checkReceipt(subject, webAddress(config)), asJson);
  await using parts = new AsyncDisposableStack();
  const { brokers, database } = await serversFor(config, parts);
  const { sql } = await openStored(database, "audit", CONNECTIONS);
  parts.defer(() => sql.end());
  const admin = await connectAdmin(brokers, "urna-audit");
  parts.defer(() => admin.disconnect());
  if (word === "voter") {
    const receipts = await receiptsOfVoter(subject, { brokers, admin, sql });
    const lines = receipts.map(({ receipt, outcome }) => `${receipt}  ${outcome}`);
    return console.log(asJson ? JSON.stringify(receipts, null, 2) : lines.join("\n"));
  }
  const terminal = new Terminal();
  const report = await audit({
    brokers,
    admin,
    sql,
    web: webAddress(config),
    progress: (messages) => terminal.status(`counting again: ${messages.toLocaleString("en")} messages`),
  });
  terminal.status("");
  try {
    await keepReport(sql, report);
  } catch (error) {
    log.warning(`the report is not kept for the page: ${messageOf(error)}`);
  }
  console.log(asJson ? JSON.stringify(report, null, 2) : reportText(report));
  if (report.ok) return;
  await parts.disposeAsync();
  Deno.exit(1);
}

function tellReceipt(checked: CheckedReceipt, asJson: boolean): void {
  if (asJson) return console.log(JSON.stringify(checked, null, 2));
  const { outcome, checkpoint, head, index, size } = checked;
  console.log([
    `1  The receipt is leaf ${index + 1} of ${size} in checkpoint ${checkpoint}: the path leads to its root`,
    `2  Checkpoints ${checkpoint} to ${head.checkpoint} each hold the hash of the one before`,
    `3  Head of the ledger: ${head.hash}`,
    "",
    outcome === "counted"
      ? "The ballot is in the ledger and counts."
      : `The ballot is in the ledger as ${outcome}.`,
  ].join("\n"));
}

function webAddress({ hostname, port }: Config): string {
  const host = hostname === "0.0.0.0" ? "127.0.0.1" : hostname;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

if (import.meta.main) {
  const asJson = Deno.args.includes("--json");
  const args = Deno.args.filter((arg) => arg !== "--json");
  await runTask("audit", DOES, args, (line) => auditTask(line, asJson));
}
