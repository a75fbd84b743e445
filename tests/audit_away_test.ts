import assert from "node:assert/strict";
import { loadScenario } from "@/lib/scenario/load.ts";
import { openDatabase } from "@/lib/store/database.ts";
import { LedgerDesk } from "@/lib/web/ledger/ledger_desk.ts";
import { frameOf, midCount } from "@/tests/helpers/frames.ts";
import { pageSite } from "@/tests/helpers/page_app.ts";

/** Where nothing answers. */
const NO_POSTGRES = "postgres://urna@127.0.0.1:9/urna";
const RECEIPT = `urna1-0-4711-${"A".repeat(43)}`;

Deno.test("the audit's page is whole while Postgres is away, and says of what that hides that it is", async () => {
  const us = await loadScenario("us");
  const sql = openDatabase(NO_POSTGRES, "audit-away", 1);
  const ledger = new LedgerDesk();
  ledger.connect(sql);
  const frame = { ...frameOf(us, { votes: midCount }), ledger: { checkpoint: 7, head: "ab".repeat(32) } };
  const site = await pageSite(us, frame, undefined, { ledger });
  for (
    const [language, away] of [["en", /cannot be read for now/], ["de", /gerade nicht zu lesen/]] as const
  ) {
    const answer = await site.get(`/audit?receipt=${RECEIPT}`, { headers: { "accept-language": language } });
    const html = await answer.text();
    assert.equal(answer.status, 200);
    assert.match(html, new RegExp(`data-receipt="away"[^>]*><p>[^<]*${away.source}`));
    assert.match(html, new RegExp(`id="report"[^>]*>[^<]*</h2><p[^>]*>[^<]*${away.source}`));
    assert.ok(html.includes(frame.ledger.head));
  }
  await sql.end();
  site.close();
});
