import assert from "node:assert/strict";
import type { Message } from "kafkajs";
import { audit } from "@/lib/audit/audit.ts";
import { checkReceipt } from "@/lib/audit/receipt_check.ts";
import { issueReceipt } from "@/lib/ledger/receipt.ts";
import { loadScenario } from "@/lib/scenario/load.ts";
import { keepReport } from "@/lib/store/audit_reports.ts";
import { readLedgerKey } from "@/lib/store/ledger.ts";
import { LedgerDesk } from "@/lib/web/ledger/ledger_desk.ts";
import aggregate from "@/workers/aggregator.ts";
import { violationsOf } from "./helpers/axe.ts";
import { ballotFor, cast, consumed, registerFirst } from "./helpers/ballots.ts";
import { startBrowser } from "./helpers/browser.ts";
import { frameOf, midCount } from "./helpers/frames.ts";
import { servePage } from "./helpers/page_app.ts";
import { withElection } from "./helpers/servers.ts";
import { whileWorking } from "./helpers/workers.ts";

const VOTERS = 40;
/** Where nothing answers. */
const NO_WEB = "http://127.0.0.1:9";
const encoder = new TextEncoder();

Deno.test("the page and the interface prove each receipt, tell of duplicates, and show the last audit", async () => {
  await withElection({ voters: VOTERS }, async (servers) => {
    const { sql, admin, brokers, scenario } = servers;
    const voters = await registerFirst(VOTERS, sql, scenario);
    const ballots = voters.map((voter) => ballotFor(voter, scenario.candidates[0].candidate_id));
    await whileWorking(servers, [aggregate], async () => {
      await cast(servers, ballots);
      await cast(servers, ballots.slice(0, 1));
      await consumed(sql, VOTERS + 1);
    });

    const desk = new LedgerDesk();
    desk.connect(sql);
    const site = await servePage(scenario, frameOf(scenario), { desks: { ledger: desk } });
    try {
      const none = await (await fetch(`${site.url}/audit`)).text();
      assert.match(none, /has not been audited yet/);
      await keepReport(sql, await audit({ brokers, admin, sql, web: NO_WEB, progress: () => {} }));
      const report = await (await fetch(`${site.url}/audit`)).text();
      assert.deepEqual(report.match(/data-ok="\w+"/)?.[0], 'data-ok="true"');

      const key = await readLedgerKey(sql);
      const receiptAt = (message: Message, place: { partition: number; offset: number }) => {
        const bytes = {
          key: encoder.encode(String(message.key)),
          value: encoder.encode(String(message.value)),
        };
        return issueReceipt(key, { ...place, ...bytes }).receipt;
      };
      const ask = async (receipt: string) =>
        await (await fetch(`${site.url}/audit?receipt=${encodeURIComponent(receipt)}`)).text();

      const [{ partition, offset }] = await sql`
        select partition, "offset" from votes where voter_id = ${voters[0].voter_id}`;
      const counted = receiptAt(ballots[0], { partition, offset });
      assert.match(await ask(counted), /and it counts/);
      const { outcome, head } = await checkReceipt(counted, site.url);
      const [{ sequence }] = await sql`select sequence from ledger_head`;
      assert.deepEqual([outcome, head.checkpoint], ["counted", sequence]);

      const [again] = await sql`select partition, "offset" from rejected_votes`;
      assert.match(
        await ask(receiptAt(ballots[0], { partition: again.partition, offset: again.offset })),
        /does not count/,
      );

      const unknown = receiptAt(ballots[0], { partition: 0, offset: 10 ** 6 });
      assert.match(await ask(unknown), /does not have this receipt/);
      await assert.rejects(checkReceipt(unknown, site.url), /404/);
      assert.match(await ask("<script>"), /This is no receipt/);
    } finally {
      await site.stop();
    }
  });
});

Deno.test("the chain comes in pages that follow each other", async () => {
  await withElection({ voters: VOTERS }, async (servers) => {
    const { sql, scenario } = servers;
    const voters = await registerFirst(VOTERS, sql, scenario);
    await whileWorking(servers, [aggregate], async () => {
      for (let n = 0; n < 4; n++) {
        await cast(servers, [ballotFor(voters[n], scenario.candidates[0].candidate_id)]);
        await consumed(sql, n + 1);
      }
    });
    const desk = new LedgerDesk();
    desk.connect(sql);
    const whole = await desk.page(0, 1_000);
    assert.equal(whole.checkpoints.length, 4);
    assert.equal(whole.checkpoints[0].previous_hash, whole.genesis);
    assert.deepEqual(whole.head, { checkpoint: 4, hash: whole.checkpoints[3].hash });
    const rest = await desk.page(1, 2);
    assert.deepEqual(rest.checkpoints, whole.checkpoints.slice(1, 3));
  });
});

Deno.test("the page of the audit can be read by everybody, in either theme and at any width", async () => {
  const scenario = await loadScenario();
  const desk = new LedgerDesk();
  desk.lastReport = () => Promise.resolve(null);
  const frame = {
    ...frameOf(scenario, { votes: midCount }),
    ledger: { checkpoint: 7, head: "ab".repeat(32) },
  };
  const site = await servePage(scenario, frame, { desks: { ledger: desk } });
  try {
    await using browser = await startBrowser();
    for (const colorScheme of ["light", "dark"] as const) {
      for (const width of [320, 1280]) {
        const page = await browser.page({ colorScheme, viewport: { width, height: 900 } });
        await page.goto(`${site.url}/audit?receipt=nonsense`);
        assert.deepEqual(await violationsOf(page), []);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.equal(overflow, 0, `${width} px`);
        await page.context().close();
      }
    }
    const page = await browser.page();
    await page.goto(site.url);
    await page.getByRole("link", { name: /^Ledger, checkpoint 7/ }).click();
    await page.waitForURL("**/audit");
    assert.equal(await page.locator("[data-head]").textContent(), "ab".repeat(32));
  } finally {
    await site.stop();
  }
});
