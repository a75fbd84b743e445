import assert from "node:assert/strict";
import aggregate from "../workers/aggregator.ts";
import { sha256 } from "@/lib/ledger/sha256.ts";
import { ageOn } from "@/lib/election/age.ts";
import { parseReceipt } from "@/lib/ledger/receipt.ts";
import type { Problem } from "@/lib/web/http/problems.ts";
import type { CastBallot } from "@/lib/web/voting/polling_station.ts";
import { assertSums, consumed, registerFirst, rejections } from "./helpers/ballots.ts";
import { ballotRequest, openPolls, type Site } from "./helpers/polls.ts";
import { withElection } from "./helpers/servers.ts";
import { whileWorking } from "./helpers/workers.ts";

async function castBallot(site: Site, body: unknown): Promise<CastBallot> {
  const response = await site(ballotRequest(body));
  const text = await response.text();
  assert.equal(response.status, 202, text);
  assert.equal(response.headers.get("cache-control"), "no-store");
  return JSON.parse(text);
}

async function problem(site: Site, request: Request, status: number, kind: string): Promise<Response> {
  const response = await site(request);
  assert.equal(response.headers.get("content-type"), "application/problem+json");
  const { type, status: inBody, title, detail } = await response.json() as Problem;
  assert.deepEqual([response.status, inBody, type], [status, status, `/problems/${kind}`], detail);
  assert.ok(title && detail);
  return response;
}

Deno.test("a ballot that was cast over HTTP is counted, and its receipt opens its leaf in the ledger", async () => {
  await withElection({ voters: 10 }, async (servers) => {
    const { sql, scenario } = servers;
    const voters = await registerFirst(10, sql, scenario);
    const { candidate_id } = scenario.candidates[0];
    await using polls = await openPolls(servers, scenario);
    const ballots: CastBallot[] = [];
    await whileWorking(servers, [aggregate], async () => {
      ballots.push(
        ...await Promise.all(
          voters.map(({ voter_id }) => castBallot(polls.site, { voter_id, candidate_id })),
        ),
      );
      await consumed(sql, 10);
    });
    assert.equal(await assertSums(sql), 10);
    const rows = await sql<{ voter_id: string; source: string; partition: number; offset: number }[]>`
      select voter_id, source, partition, "offset" from votes`;
    const byVoter = new Map(rows.map((row) => [row.voter_id, row]));

    const encoder = new TextEncoder();
    for (const { receipt, partition, offset, leaf, opening, message } of ballots) {
      assert.deepEqual({ ...byVoter.get(message.key) }, {
        voter_id: message.key,
        source: "api",
        partition,
        offset,
      });
      assert.ok(!receipt.includes(candidate_id));
      const parsed = parseReceipt(receipt);
      assert.deepEqual([parsed?.partition, parsed?.offset, parsed?.leaf.toHex()], [partition, offset, leaf]);

      const [key, value] = [encoder.encode(message.key), encoder.encode(message.value)];
      const lengths = new DataView(new ArrayBuffer(8));
      lengths.setInt32(0, key.length);
      lengths.setInt32(4, value.length);
      const salt = Uint8Array.fromHex(opening);
      const hash = sha256(new Uint8Array([0]), salt, new Uint8Array(lengths.buffer), key, value);
      assert.equal(hash.toHex(), leaf);
      const [checkpoint] = await sql<{ leaves: Uint8Array; from_offset: number }[]>`
        select leaves, from_offset from checkpoints
        where partition = ${partition} and from_offset <= ${offset} and to_offset > ${offset}`;
      const at = (offset - checkpoint.from_offset) * 32;
      assert.equal(new Uint8Array(checkpoint.leaves.subarray(at, at + 32)).toHex(), leaf);
    }
  });
});

Deno.test("each thing that can be wrong has its own problem, and none of it is sent", async () => {
  await withElection({ voters: 3 }, async (servers) => {
    const { sql, scenario, admin } = servers;
    const [{ voter_id }, minor, voted] = await registerFirst(3, sql, scenario);
    const { candidate_id } = scenario.candidates[0];
    await sql`update voters set date_of_birth = ${`${Number(scenario.date.slice(0, 4)) - 10}-01-01`}
      where voter_id = ${minor.voter_id}`;
    await sql`insert into votes values (${voted.voter_id}, ${candidate_id}, 'CA', now(), 'booth', 0, 0)`;
    await using polls = await openPolls(servers, scenario);
    const { site } = polls;
    const choice = { voter_id, candidate_id };
    const stranger = crypto.randomUUID();

    await problem(site, ballotRequest("{"), 400, "malformed");
    await problem(site, ballotRequest({ ...choice, source: "booth" }), 400, "malformed");
    await problem(site, ballotRequest({ ...choice, voter_id: stranger }), 404, "unknown-voter");
    await problem(site, ballotRequest({ ...choice, candidate_id: "nobody" }), 404, "unknown-candidate");
    await problem(site, ballotRequest({ ...choice, candidate_id: "\u0000\ud800" }), 404, "unknown-candidate");
    await problem(site, ballotRequest({ ...choice, voter_id: voted.voter_id }), 409, "already-voted");
    await problem(site, ballotRequest(" ".repeat(5_000)), 413, "content-too-large");
    await problem(
      site,
      ballotRequest(choice, { "content-type": "text/plain" }),
      415,
      "unsupported-media-type",
    );
    await problem(site, ballotRequest({ ...choice, voter_id: minor.voter_id }), 422, "not-eligible");
    assert.ok(ageOn(minor.date_of_birth, scenario.date) >= scenario.voting_age, "she was of age before");

    await sql`update election set closes_at = now()`;
    await problem(site, ballotRequest(choice), 409, "poll-closed");
    await sql`update election set closes_at = null`;

    for (const method of ["GET", "HEAD", "PUT", "PATCH", "DELETE"]) {
      const refused = await site(new Request("http://localhost/api/votes", { method }));
      await refused.body?.cancel();
      assert.deepEqual([refused.status, refused.headers.get("allow")], [405, "POST, OPTIONS"], method);
    }
    const offsets = await admin.fetchTopicOffsets("votes_topic");
    assert.ok(offsets.every(({ high }) => high === "0"), "something was sent");
  });
});

Deno.test("a ballot cast twice counts once: here it is refused, by another instance it is rejected", async () => {
  await withElection({ voters: 1 }, async (servers) => {
    const { sql, scenario } = servers;
    const [{ voter_id }] = await registerFirst(1, sql, scenario);
    const [a, b] = scenario.candidates.map(({ candidate_id }) => ({ voter_id, candidate_id }));
    await using one = await openPolls(servers, scenario);
    await using other = await openPolls(servers, scenario);

    const first = await castBallot(one.site, a);
    await problem(one.site, ballotRequest(a), 409, "already-voted");
    await problem(one.site, ballotRequest(b), 409, "already-voted");
    const second = await castBallot(other.site, b);
    assert.equal(second.partition, first.partition);
    assert.equal(second.offset, first.offset + 1);
    await whileWorking(servers, [aggregate], () => consumed(sql, 2));

    assert.equal(await assertSums(sql), 1);
    assert.deepEqual(await rejections(sql), { duplicate: 1 });
    const [row] = await sql<{ candidate_id: string }[]>`select candidate_id from votes`;
    assert.equal(row.candidate_id, a.candidate_id, "the first counts");
    await problem(other.site, ballotRequest(b), 409, "already-voted");
  });
});

Deno.test("with Kafka away the answer is 503, and when it is back the same ballot is cast", async () => {
  await withElection({ voters: 1 }, async (servers) => {
    const { sql, scenario } = servers;
    const [{ voter_id }] = await registerFirst(1, sql, scenario);
    const choice = { voter_id, candidate_id: scenario.candidates[0].candidate_id };
    {
      await using polls = await openPolls({ sql, brokers: ["127.0.0.1:1"] }, scenario);
      const response = await problem(polls.site, ballotRequest(choice), 503, "unavailable");
      assert.match(response.headers.get("retry-after") ?? "", /^[1-9]\d*$/);
    }
    await using polls = await openPolls(servers, scenario);
    const { offset } = await castBallot(polls.site, choice);
    assert.equal(offset, 0);
  });
});

Deno.test("a client that sends too much is told when to go on, and the others are served", async () => {
  await withElection({ voters: 1 }, async (servers) => {
    await using polls = await openPolls(servers, servers.scenario);
    polls.station.writes.perSecond = 1;
    const from = (hostname: string): Deno.ServeHandlerInfo => ({
      remoteAddr: { transport: "tcp", hostname, port: 1 },
      completed: Promise.resolve(),
    });
    const statusOf = async (address: string) => {
      const response = await polls.site(ballotRequest("{"), from(address));
      await response.body?.cancel();
      return response.status;
    };
    const statuses = [];
    for (let i = 0; i < 6; i++) statuses.push(await statusOf("192.0.2.1"));
    assert.deepEqual(statuses, [400, 400, 400, 400, 429, 429]);
    assert.equal(await statusOf("192.0.2.2"), 400);
    const limited = await polls.site(ballotRequest("{"), from("192.0.2.1"));
    assert.equal(limited.headers.get("retry-after"), "1");
    assert.equal((await limited.json()).type, "/problems/too-many-requests");
  });
});

Deno.test("a thousand ballots at once go to Kafka together, each with its own place", async () => {
  await withElection({ voters: 1_000 }, async (servers) => {
    const { sql, scenario } = servers;
    const voters = await registerFirst(1_000, sql, scenario);
    const { candidate_id } = scenario.candidates[0];
    await using polls = await openPolls(servers, scenario);
    const ballots = await Promise.all(
      voters.map(({ voter_id }) => castBallot(polls.site, { voter_id, candidate_id })),
    );
    assert.equal(new Set(ballots.map(({ receipt }) => receipt)).size, 1_000);
    await whileWorking(servers, [aggregate], () => consumed(sql, 1_000));
    const places = await sql<{ voter_id: string; partition: number; offset: number }[]>`
      select voter_id, partition, "offset" from votes`;
    const said = new Map(
      ballots.map(({ message, partition, offset }) => [message.key, { partition, offset }]),
    );
    assert.equal(places.length, 1_000);
    for (const { voter_id, ...place } of places) assert.deepEqual(place, said.get(voter_id));
  });
});
