import assert from "node:assert/strict";
import { audit } from "@/lib/audit/audit.ts";
import type { AuditReport } from "@/lib/audit/report.ts";
import aggregate from "@/workers/aggregator.ts";
import produce from "@/workers/producer.ts";
import simulate from "@/workers/simulator.ts";
import { waitUntil } from "@/lib/wait.ts";
import { startApp } from "./helpers/app.ts";
import { assertSums, ballotFor, cast, consumed, registerFirst } from "./helpers/ballots.ts";
import { type TestServers, withElection, withServers } from "./helpers/servers.ts";
import { whileWorking } from "./helpers/workers.ts";

const TASK = new URL("../lib/cli/audit.ts", import.meta.url).pathname;
const NO_WEB = "http://127.0.0.1:9";
const LIVE_AUDITS = 3;

/** Runs the task as a person does. */
async function runAudit(
  { brokers, database }: TestServers,
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", TASK, "--brokers", brokers.join(","), "--database", database, ...args],
    stdin: "null",
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, out: text(stdout), err: text(stderr) };
}

Deno.test("the task says in numbered steps that all agrees, and ends with 1 at a difference", async () => {
  await withElection({ voters: 60 }, async (servers) => {
    const { sql, scenario } = servers;
    const voters = await registerFirst(60, sql, scenario);
    await whileWorking(servers, [aggregate], async () => {
      await cast(servers, voters.map((voter) => ballotFor(voter, scenario.candidates[0].candidate_id)));
      await consumed(sql, 60);
    });
    const sound = await runAudit(servers, "--port", "9");
    assert.equal(sound.code, 0, sound.out + sound.err);
    assert.deepEqual(
      sound.out.match(/^\d {2}/gm)?.map(Number),
      [1, 2, 3, 4, 5, 6, 7],
    );
    assert.match(sound.out, /No difference: 60 votes, 0 rejected/);
    assert.match(sound.out, /no web answers at/);

    const voter = await runAudit(servers, "voter", voters[7].voter_id);
    assert.match(voter.out, /^urna1-\d-\d+-[\w-]{43} {2}counted\n$/);

    await sql`update tally_by_candidate set votes = votes + 1`;
    const spoilt = await runAudit(servers, "--json", "--port", "9");
    assert.equal(spoilt.code, 1);
    const { ok, steps }: AuditReport = JSON.parse(spoilt.out);
    assert.equal(ok, false);
    assert.deepEqual(steps.filter(({ first }) => first).map(({ number }) => number), [5]);
    const [kept] = await sql<{ report: AuditReport }[]>`
      select report from audit_reports order by id desc limit 1`;
    assert.deepEqual(kept.report.steps, steps);
  });
});

Deno.test("a mistake on the command line is told in one line", async () => {
  await withServers(async (servers) => {
    const empty = await runAudit(servers);
    assert.deepEqual([empty.code, empty.err.trim().split("\n").length], [1, 1], empty.err);
    const words = await runAudit(servers, "reciept", "x");
    assert.equal(words.code, 1);
    assert.match(words.err, /^urna: reciept x: accepted is [^\n]*\n$/);
    const voter = await runAudit(servers, "voter", "me");
    assert.equal(voter.code, 1);
    const receipt = await runAudit(servers, "receipt", "x");
    assert.match(receipt.err, /^urna: x: accepted is a receipt[^\n]*\n$/);
  });
});

Deno.test("an election is audited while it is registered, cast and counted", async () => {
  await withElection({ voters: 12_000 }, async (servers) => {
    const { sql, admin, brokers } = servers;
    await whileWorking(servers, [produce, simulate, aggregate], async () => {
      for (let n = 1; n <= LIVE_AUDITS; n++) {
        await consumed(sql, n * 1_500);
        const report = await audit({ brokers, admin, sql, web: NO_WEB, progress: () => {} });
        assert.deepEqual(report.steps.flatMap(({ first }) => first ?? []), []);
        assert.ok(report.fixed_point.messages >= n * 1_500);
      }
    });
    await assertSums(sql);
  });
});

Deno.test("what a running web shows is compared", async () => {
  await withServers(async (servers) => {
    const { sql, admin, brokers } = servers;
    await using app = await startApp({ voters: 2_000, rate: 0 });
    await waitUntil(async () => (await (await fetch(`${app.url}/api/results`)).json()).totals.votes > 1_000, {
      what: "ballots are counted",
      deadlineMs: 60_000,
    });
    const report = await audit({ brokers, admin, sql, web: app.url, progress: () => {} });
    assert.deepEqual(report.steps.flatMap(({ first }) => first ?? []), []);
    assert.match(report.steps[6].compared, /api\/results/);
    assert.equal(await app.stop(), 0);
  });
});
