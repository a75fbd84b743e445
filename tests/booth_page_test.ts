import assert from "node:assert/strict";
import { openDatabase } from "@/lib/store/database.ts";
import { parseReceipt } from "@/lib/ledger/receipt.ts";
import { loadScenario } from "@/lib/scenario/load.ts";
import { registrationNumber } from "@/lib/scenario/identifiers.ts";
import { BoothDesk } from "@/lib/web/booth/booth_desk.ts";
import { newPaper } from "@/lib/web/booth/paper.ts";
import { LANGUAGES } from "@/lib/web/messages/by_language.ts";
import aggregate from "@/workers/aggregator.ts";
import { assertSums, consumed, registerFirst, rejections } from "./helpers/ballots.ts";
import { frameOf } from "./helpers/frames.ts";
import { pageSite } from "./helpers/page_app.ts";
import { openPolls, type Site } from "./helpers/polls.ts";
import { withElection } from "./helpers/servers.ts";
import { whileWorking } from "./helpers/workers.ts";

type Fields = Record<string, string>;

interface Answer {
  status: number;
  headers: Headers;
  html: string;
  notice: string | null;
  receipt: string | null;
  /** What the next form would send, but for the button. */
  fields: Fields;
}

const ADDRESS = "http://localhost/vote";

async function send(site: Site, go: string, fields: Fields, from = "192.0.2.1"): Promise<Answer> {
  const body = new URLSearchParams({ go, ...fields });
  const response = await site(new Request(ADDRESS, { method: "POST", body }), {
    remoteAddr: { transport: "tcp", hostname: from, port: 1 },
    completed: Promise.resolve(),
  });
  return await answerOf(response);
}

async function answerOf(response: Response): Promise<Answer> {
  const html = await response.text();
  const [, form = ""] = html.match(/<form method="post" action="\/vote"([^]*?)<\/form>/) ?? [];
  const inputs = [...form.matchAll(/<input ([^>]*)>/g)].map(([, attributes]) => attributes);
  const attribute = (text: string, name: string) => text.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1];
  const fields: Fields = {};
  for (const input of inputs) {
    if (attribute(input, "type") === "radio" && !/\bchecked\b/.test(input)) continue;
    const [name, value] = [attribute(input, "name"), attribute(input, "value")];
    if (name && value !== undefined) fields[name] = value;
  }
  return {
    status: response.status,
    headers: response.headers,
    html,
    fields,
    notice: html.match(/data-notice="(\w+)"/)?.[1] ?? null,
    receipt: html.match(/data-receipt="([^"]+)"/)?.[1] ?? null,
  };
}

/** The candidates in the order of the ballot paper. */
const orderIn = ({ html }: Answer) =>
  [...html.matchAll(/type="radio"[^>]*\bvalue="([^"]+)"/g)].map(([, id]) => id);

Deno.test("a ballot goes from the number to the receipt by forms alone, and is counted as the booth's", async () => {
  await withElection({ voters: 5 }, async (servers) => {
    const { sql, scenario } = servers;
    const [voter] = await registerFirst(5, sql, scenario);
    await using polls = await openPolls(servers, scenario);
    const { site } = polls;
    const { candidate_id } = scenario.candidates[1];

    const first = await answerOf(await site(new Request(ADDRESS)));
    assert.deepEqual([first.status, first.notice, first.headers.get("cache-control")], [
      200,
      null,
      "no-store",
    ]);
    assert.doesNotMatch(first.html, /<script/);

    const typed = voter.registration_number.toLowerCase().replaceAll("-", " ");
    const paper = await send(site, "choose", { number: typed });
    assert.deepEqual(orderIn(paper).toSorted(), scenario.candidates.map((c) => c.candidate_id).toSorted());
    assert.equal(paper.fields.candidate, undefined, "nobody is chosen beforehand");

    const review = await send(site, "review", { ...paper.fields, candidate: candidate_id });
    assert.match(review.html, new RegExp(`data-chosen="${candidate_id}"`));
    assert.ok(review.html.includes(voter.registration_number));
    const again = await send(site, "choose", review.fields);
    assert.deepEqual(orderIn(again), orderIn(paper), "the order stays");
    assert.equal(again.fields.candidate, candidate_id, "and so does the choice");
    const back = await send(site, "number", again.fields);
    assert.deepEqual(back.fields, { ...review.fields, number: typed });

    await whileWorking(servers, [aggregate], async () => {
      const [one, two] = await Promise.all([
        send(site, "cast", review.fields),
        send(site, "cast", review.fields),
      ]);
      const reloaded = await send(site, "cast", review.fields);
      assert.deepEqual([one.status, one.notice], [200, null]);
      assert.ok(parseReceipt(one.receipt ?? ""));
      assert.deepEqual([two.receipt, reloaded.receipt], [one.receipt, one.receipt], "sent twice, cast once");
      assert.ok(one.html.includes(`/audit?receipt=${one.receipt}`));
      const [, shown] = one.html.match(/<main([^]*?)<details/)!;
      assert.ok(!shown.includes(candidate_id), "whom it is for is in the fold");
      assert.ok(!one.html.includes(voter.registration_number));
      for (const answer of [paper, review, one]) {
        assert.equal(answer.headers.get("cache-control"), "no-store");
        assert.doesNotMatch(answer.html, /<script/);
      }
      await consumed(sql, 1);
    });
    assert.equal(await assertSums(sql), 1);
    assert.deepEqual(await rejections(sql), {});
    const [row] = await sql<Record<string, string>[]>`select voter_id, candidate_id, source from votes`;
    assert.deepEqual({ ...row }, { voter_id: voter.voter_id, candidate_id, source: "booth" });

    const other = await send(site, "cast", { ...review.fields, paper: newPaper() });
    assert.deepEqual([other.status, other.notice, other.receipt], [409, "duplicate", null]);
    assert.doesNotMatch(other.html, /value="cast"/, "there is nothing to try again");
  });
});

Deno.test("each thing that stands in the way has one line and its status, keeps what was entered, and casts nothing", async () => {
  await withElection({ voters: 4 }, async (servers) => {
    const { sql, scenario, admin } = servers;
    const [voter, minor, voted] = await registerFirst(3, sql, scenario);
    const { candidate_id } = scenario.candidates[0];
    await sql`update voters set date_of_birth = ${`${Number(scenario.date.slice(0, 4)) - 10}-01-01`}
      where voter_id = ${minor.voter_id}`;
    await sql`insert into votes values (${voted.voter_id}, ${candidate_id}, 'CA', now(), 'booth', 0, 0)`;
    await using polls = await openPolls(servers, scenario);
    const { site } = polls;
    const number = voter.registration_number;
    const whole = { number, paper: newPaper(), candidate: candidate_id };
    const stranger = registrationNumber(scenario.locations[0].code, 999);
    const mistyped = number.slice(0, -1) + (number.endsWith("0") ? "1" : "0");

    const expect = async (go: string, fields: Fields, status: number, notice: string) => {
      const answer = await send(site, go, fields);
      assert.deepEqual([answer.status, answer.notice], [status, notice]);
      for (const [name, value] of Object.entries(fields)) {
        if (value !== "" && value !== "nobody") {
          assert.equal(answer.fields[name], value, `${notice}: ${name}`);
        }
      }
      assert.match(answer.html, /<title>Please check/);
    };
    await expect("choose", { number: "" }, 422, "no_number");
    await expect("choose", { number: mistyped, candidate: candidate_id }, 422, "malformed_number");
    await expect("choose", { number: stranger }, 404, "unknown_voter");
    await expect("choose", { number: minor.registration_number }, 422, "under_age");
    await expect("review", { number, paper: whole.paper }, 422, "no_choice");
    await expect("review", { ...whole, candidate: "nobody" }, 404, "unknown_candidate");
    await expect("cast", { ...whole, candidate: "nobody" }, 404, "unknown_candidate");
    await expect("cast", { ...whole, number: stranger }, 404, "unknown_voter");
    await expect("cast", { ...whole, number: minor.registration_number }, 422, "under_age");
    await expect("cast", { ...whole, number: voted.registration_number }, 409, "duplicate");
    const unaware = await send(site, "choose", { number: voted.registration_number });
    assert.equal(unaware.notice, null, "who has voted is told to those who cast a ballot alone");

    await sql`update election set closes_at = now()`;
    await expect("choose", { number }, 409, "poll_closed");
    await expect("cast", whole, 409, "poll_closed");
    await sql`update election set closes_at = null`;

    const offsets = await admin.fetchTopicOffsets("votes_topic");
    assert.ok(offsets.every(({ high }) => high === "0"), "something was sent");
  });
});

Deno.test("with Kafka away nothing is cast and nothing is lost: the same form is taken when it is back", async () => {
  await withElection({ voters: 1 }, async (servers) => {
    const { sql, scenario } = servers;
    const [{ registration_number: number }] = await registerFirst(1, sql, scenario);
    const fields = { number, paper: newPaper(), candidate: scenario.candidates[0].candidate_id };
    {
      await using polls = await openPolls({ sql, brokers: ["127.0.0.1:1"] }, scenario);
      const answer = await send(polls.site, "cast", fields);
      assert.deepEqual([answer.status, answer.notice, answer.fields], [503, "not_cast", fields]);
      assert.match(answer.headers.get("retry-after") ?? "", /^[1-9]\d*$/);
      assert.match(answer.html, /value="cast"/, "to try again");
    }
    await using polls = await openPolls(servers, scenario);
    assert.ok((await send(polls.site, "cast", fields)).receipt);
  });
});

Deno.test("with Postgres away the booth says so, and does not take it for a wrong number", async () => {
  const scenario = await loadScenario();
  const sql = openDatabase("postgres://nobody@127.0.0.1:1/nothing", "test", 1);
  const booth = new BoothDesk();
  const frame = frameOf(scenario);
  booth.connect({ sql, election: { scenario, seed: 1 }, live: { frame } });
  const { handler } = await pageSite(scenario, frame, undefined, { booth });
  const site: Site = async (request, info) =>
    await handler(request, info as Deno.ServeHandlerInfo<Deno.NetAddr>);
  const number = registrationNumber(scenario.locations[0].code, 1);
  for (let i = 0; i < 25; i++) {
    const answer = await send(site, i % 2 ? "choose" : "lend", { number });
    assert.deepEqual([answer.status, answer.notice, answer.fields.number], [503, "not_cast", number]);
  }
  await sql.end();
});

Deno.test("who tries numbers in vain has to wait, and others do not", async () => {
  await withElection({ voters: 1 }, async (servers) => {
    const { sql, scenario } = servers;
    const [{ registration_number: number }] = await registerFirst(1, sql, scenario);
    await using polls = await openPolls(servers, scenario);
    const notices = [];
    for (let n = 1; n <= 21; n++) {
      const guess = registrationNumber(scenario.locations[0].code, n);
      notices.push((await send(polls.site, "choose", { number: guess })).notice);
    }
    assert.deepEqual(notices, [...Array(20).fill("unknown_voter"), "too_many"]);
    const right = await send(polls.site, "choose", { number });
    assert.deepEqual([right.status, right.notice], [429, "too_many"], "a hit is not told from a miss");
    assert.match(right.headers.get("retry-after") ?? "", /^[1-6]$/);
    for (let n = 0; n < 25; n++) {
      assert.equal((await send(polls.site, "choose", { number }, "192.0.2.2")).notice, null);
    }
    polls.station.writes.perSecond = 1;
    const statuses = [];
    for (let n = 0; n < 5; n++) {
      statuses.push((await send(polls.site, "number", { number }, "192.0.2.3")).status);
    }
    assert.deepEqual(statuses, [200, 200, 200, 200, 429], "as the interface has it");
  });
});

Deno.test("outside of a simulation a number alone is not enough, and nobody is lent", async () => {
  const scenario = { ...await loadScenario(), kind: "ELECTION" as const };
  await withElection({ voters: 2, scenario }, async (servers) => {
    const { sql } = servers;
    const [voter, other] = await registerFirst(2, sql, scenario);
    await using polls = await openPolls(servers, scenario);
    const { site } = polls;
    const { registration_number: number, date_of_birth: birth } = voter;
    assert.doesNotMatch((await answerOf(await site(new Request(ADDRESS)))).html, /value="lend"/);
    assert.equal((await send(site, "lend", {})).notice, "nobody_to_lend");
    assert.equal((await send(site, "choose", { number })).notice, "no_birth");

    const unknown = registrationNumber(scenario.locations[0].code, 999);
    const missed = await send(site, "choose", { number: unknown, birth });
    const guessed = await send(site, "choose", { number, birth: other.date_of_birth });
    assert.deepEqual([missed.notice, guessed.notice], ["unknown_voter", "unknown_voter"]);
    const mainOf = ({ html }: Answer) => html.match(/<main[^]*<\/main>/)![0];
    assert.equal(
      mainOf(guessed).replaceAll(number, "").replaceAll(other.date_of_birth, ""),
      mainOf(missed).replaceAll(unknown, "").replaceAll(birth, ""),
      "a guess learns nothing",
    );
    const fields = { number, birth, paper: newPaper(), candidate: scenario.candidates[0].candidate_id };
    assert.equal((await send(site, "choose", fields)).notice, null);
    assert.ok((await send(site, "cast", fields)).receipt);
  });
});

Deno.test("a simulation lends a voter whose ballot is taken, and no page names one unasked", async () => {
  await withElection({ voters: 40 }, async (servers) => {
    const { sql, scenario } = servers;
    const voters = await registerFirst(40, sql, scenario);
    await using polls = await openPolls(servers, scenario);
    const { site } = polls;
    const first = await answerOf(await site(new Request(ADDRESS)));
    const lent = await send(site, "lend", {});
    const { number } = lent.fields;
    const voter = voters.find(({ registration_number }) => registration_number === number);
    assert.ok(voter);
    for (const { registration_number, voter_name } of voters) {
      assert.ok(!first.html.includes(registration_number));
      assert.equal(lent.html.includes(registration_number), registration_number === number);
      assert.ok(!lent.html.includes(voter_name));
    }
    const candidate = scenario.candidates[0].candidate_id;
    assert.ok((await send(site, "cast", { number, candidate, paper: newPaper() })).receipt);
    assert.notEqual((await send(site, "lend", {})).fields.number, number);
  });
});

Deno.test("the booth speaks each language, in each of its steps", async () => {
  await withElection({ voters: 1 }, async (servers) => {
    const { sql, scenario } = servers;
    const [{ registration_number: number }] = await registerFirst(1, sql, scenario);
    await using polls = await openPolls(servers, scenario);
    const candidate = scenario.candidates[0].candidate_id;
    const texts = new Map<string, Set<string>>();
    for (const language of LANGUAGES) {
      const site: Site = (request, info) => {
        request.headers.set("accept-language", language);
        return polls.site(request, info);
      };
      const fields = { number, candidate, paper: newPaper() };
      const steps = [
        await answerOf(await site(new Request(ADDRESS))),
        await send(site, "choose", fields),
        await send(site, "review", fields),
        await send(site, "choose", { number: "x" }),
      ];
      steps.forEach(({ html }, step) => {
        const [, heading] = html.match(/<h2[^>]*>([^<]+)</)!;
        texts.set(`${step}`, (texts.get(`${step}`) ?? new Set()).add(heading));
        assert.match(html, new RegExp(`<html lang="${language}`));
        assert.doesNotMatch(html, /undefined|\[object|=>/);
      });
    }
    for (const [step, headings] of texts) assert.equal(headings.size, LANGUAGES.length, `step ${step}`);
  });
});

Deno.test("what is no form of the booth is refused with a problem", async () => {
  const scenario = await loadScenario();
  const { handler } = await pageSite(scenario, frameOf(scenario));
  const ask = async (init: RequestInit) => {
    const response = await handler(new Request(ADDRESS, { method: "POST", ...init }));
    await response.body?.cancel();
    return response.status;
  };
  const form = { "content-type": "application/x-www-form-urlencoded" };
  assert.equal(await ask({ body: "{}", headers: { "content-type": "application/json" } }), 415);
  assert.equal(await ask({ body: `go=cast&number=${"x".repeat(5_000)}`, headers: form }), 413);
  assert.equal(await ask({ body: "go=number", headers: { ...form, "sec-fetch-site": "cross-site" } }), 403);
  assert.equal(await ask({ body: "\u0000=%ff&go=%00", headers: form }), 200);
});
