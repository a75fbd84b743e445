/** `deno task audit`, run as a person runs it. */
import { fileURLToPath } from "node:url";
import type { AuditReport } from "@/lib/audit/report.ts";
import type { Fleet } from "@/lib/chaos/fleet.ts";
import { within } from "@/lib/wait.ts";

/** It counts all messages again, tens of thousands a second. */
const AUDIT_TIMEOUT_MS = 900_000;

/** Its report. Throws where it could not make one. */
export async function runAudit({ data, urls }: Fleet): Promise<AuditReport> {
  const { hostname, port } = new URL(urls[0]);
  const file = fileURLToPath(new URL("../cli/audit.ts", import.meta.url));
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", file, "--json", "--data", data, "--hostname", hostname, "--port", port],
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const output = await within(AUDIT_TIMEOUT_MS, child.output());
  if (output === undefined) {
    child.kill("SIGKILL");
    throw new Error(`the audit did not end within ${AUDIT_TIMEOUT_MS / 1_000} s`);
  }
  const text = new TextDecoder().decode(output.stdout);
  if (text.trim() === "") {
    throw new Error(`the audit made no report: ${new TextDecoder().decode(output.stderr).trim()}`);
  }
  return JSON.parse(text);
}
