/** `deno task audit`: counts the election again and compares everything that was made of it. */
import { audit } from "@/lib/audit/audit.ts";
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

const DOES =
  "count the election again and compare; --json prints the report as JSON; exits 1 on a difference";
const CONNECTIONS = 2;

async function auditTask({ config, words }: CommandLine, asJson: boolean): Promise<void> {
  if (words.length > 0) {
    throw new UserError(`${words.join(" ")}: accepted are options alone; --help lists them`);
  }
  await using parts = new AsyncDisposableStack();
  const { brokers, database } = await serversFor(config, parts);
  const { sql } = await openStored(database, "audit", CONNECTIONS);
  parts.defer(() => sql.end());
  const admin = await connectAdmin(brokers, "urna-audit");
  parts.defer(() => admin.disconnect());
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

function webAddress({ hostname, port }: Config): string {
  const host = hostname === "0.0.0.0" ? "127.0.0.1" : hostname;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

if (import.meta.main) {
  const asJson = Deno.args.includes("--json");
  const args = Deno.args.filter((arg) => arg !== "--json");
  await runTask("audit", DOES, args, (line) => auditTask(line, asJson));
}
