/** The reports of audits, for the page that shows the last one. */
import type { AuditReport } from "@/lib/audit/report.ts";
import type { Database } from "@/lib/store/database.ts";

/** Older ones are deleted. */
const KEPT_REPORTS = 20;

export async function keepReport(sql: Database, report: AuditReport): Promise<void> {
  await sql`insert into audit_reports (report) values (${sql.json(report as never)})`;
  await sql`
    delete from audit_reports
    where id not in (select id from audit_reports order by id desc limit ${KEPT_REPORTS})`;
}

/** The last report, or null. */
export async function lastReport(sql: Database): Promise<AuditReport | null> {
  const [row] = await sql<{ report: AuditReport }[]>`
    select report from audit_reports order by id desc limit 1`;
  return row?.report ?? null;
}
