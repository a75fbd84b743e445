import assert from "node:assert/strict";
import { startApp } from "@/tests/helpers/app.ts";
import { addressesIn, pathsOfFiles } from "@/tests/helpers/every_address.ts";
import { type TestServers, withServers } from "@/tests/helpers/servers.ts";
import { waitUntil } from "@/lib/wait.ts";

const VOTERS = 400;
const COUNT_TIMEOUT_MS = 90_000;
/** The site has some sixty addresses, and pages of many places; what never ends is a mistake of this test. */
const MAX_ADDRESSES = 800;
/** Pages of so many places, and so many views of a page, are looked at: the others are made as they are. */
const MAX_OF_A_KIND = 16;
/** Shorter ones, such as a name of four letters, stand in any text by chance. */
const MIN_TELLING_CHARS = 7;

const latin1 = new TextDecoder("latin1");
/** The bytes of a text in UTF-8, each as a character. */
const bytesOf = (text: string) => latin1.decode(new TextEncoder().encode(text));

interface Answer {
  status: number;
  /** Headers and body. */
  text: string;
}

async function ask(url: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(url, { redirect: "manual", ...init });
  const head = JSON.stringify([...response.headers]);
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
  // Fonts are no text: bytes are compared as they are.
  const body = isStream ? bytesOf(await firstEvent(response)) : latin1.decode(await response.bytes());
  return { status: response.status, text: `${head}\n${body}` };
}

async function firstEvent(response: Response): Promise<string> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!/^data: .*\n\n/m.test(text)) text += (await reader.read()).value ?? "";
  await reader.cancel();
  return text;
}

/** What is known of each voter, as it could stand in an answer. */
async function personalData({ sql }: TestServers): Promise<Map<string, string>> {
  const voters = await sql<Record<string, string>[]>`
    select voter_id, voter_name, date_of_birth, registration_number, address_street, email, phone_number, picture
    from voters`;
  assert.equal(voters.length, VOTERS);
  const data = new Map<string, string>();
  for (const voter of voters) {
    for (const [field, value] of Object.entries(voter)) {
      if (value.length >= MIN_TELLING_CHARS) data.set(bytesOf(value), `${field} ${value}`);
    }
  }
  assert.ok(data.size > VOTERS * 6);
  return data;
}

Deno.test("no public answer holds anything of a voter, nor a secret, nor a trace of the code; the log holds none either", () =>
  withServers(async (servers) => {
    const { sql, database } = servers;
    const adminToken = "not-for-anybody-else-7361";
    await using app = await startApp({
      voters: VOTERS,
      rate: 0,
      seed: 3,
      args: ["--admin-token", adminToken],
    });
    await waitUntil(async () => (await ask(`${app.url}/api/results`)).text.includes('"status":"counted"'), {
      what: "all is counted",
      deadlineMs: COUNT_TIMEOUT_MS,
    });
    const personal = await personalData(servers);
    const secrets = await secretsOf(sql, [new URL(database).password, adminToken]);
    const [voted] = await sql<{ voter_id: string }[]>`select voter_id from votes limit 1`;
    const [candidate] = await sql<{ candidate_id: string }[]>`select candidate_id from candidates limit 1`;

    const check = (what: string, { text }: Answer, own: string[] = []) => {
      for (const [value, field] of personal) {
        if (!own.includes(value)) assert.ok(!text.includes(value), `${what} holds ${field}`);
      }
      for (const secret of secrets) assert.ok(!text.includes(secret), `${what} holds a secret`);
      assert.doesNotMatch(text, /\bat [\w.<> ]+ \(?(file|ext|node|https?):/, `${what} holds a stack trace`);
      assert.doesNotMatch(text, /postgres(ql)?:\/\//, `${what} holds the database's address`);
    };

    const paths = await pathsOfFiles({
      "/portraits/[...path]": [
        `/portraits/candidates/${candidate.candidate_id}.svg`,
        "/portraits/voters/x.svg",
      ],
      "/problems/[kind]": ["/problems/malformed"],
      "/candidates/[id]": [`/candidates/${candidate.candidate_id}`, "/candidates/nobody"],
      "/locations/[code]": ["/locations/CA", "/locations/nowhere"],
      "/api/candidates/[id]": [`/api/candidates/${candidate.candidate_id}`],
      "/api/candidates/[id]/locations.csv": [`/api/candidates/${candidate.candidate_id}/locations.csv`],
      "/api/locations/[code]": ["/api/locations/CA"],
      "/api/locations/[code]/results.csv": ["/api/locations/CA/results.csv"],
      "/api/ledger/receipts/[receipt]": [
        "/api/ledger/receipts/nonsense",
        `/api/ledger/receipts/urna1-0-0-${"A".repeat(43)}`,
      ],
    });
    const waiting = [...paths, "/nothing", "/api/nothing", "/%ff", "/portraits/..%2f..%2fdeno.json"]
      .map((path) => app.url + path);
    const seen = new Set(waiting);
    const kinds = new Map<string, number>();
    const isOfFew = (url: string) => {
      const kind = new URL(url).pathname.replace(/\/(candidates|locations)\/[^/]+/, "/$1/*");
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      return kinds.get(kind)! <= MAX_OF_A_KIND;
    };
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      const answer = await ask(url);
      check(url, answer);
      assert.ok(answer.status < 500, `${url} answered ${answer.status}`);
      for (const next of addressesIn(answer.text, url)) {
        if (!seen.has(next) && isOfFew(next)) waiting.push(next);
        seen.add(next);
      }
      assert.ok(seen.size < MAX_ADDRESSES, "the site is larger than this test believes");
    }
    assert.ok([...seen].some((url) => url.endsWith(".js")), "the islands' modules are among them");

    const vote = (body: unknown) => ({
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const ballot = { voter_id: voted.voter_id, candidate_id: candidate.candidate_id };
    const own = [ballot.voter_id, `/portraits/voters/${ballot.voter_id}.svg`];
    const again = await ask(`${app.url}/api/votes`, vote(ballot));
    assert.equal(again.status, 409);
    check("a second ballot", again, own);
    for (
      const body of [
        { ...ballot, candidate_id: "nobody" },
        { ...ballot, voter_id: crypto.randomUUID() },
        [],
        "x",
      ]
    ) check(JSON.stringify(body), await ask(`${app.url}/api/votes`, vote(body)), own);
    for (const method of ["DELETE", "PUT", "OPTIONS", "PROPFIND"]) {
      for (const path of ["/", "/api/votes", "/api/results", "/nothing"]) {
        check(`${method} ${path}`, await ask(app.url + path, { method }));
      }
    }
    assert.equal(await app.stop(), 0);
    check("the log", { status: 0, text: bytesOf(app.output.join("\n")) });
  }));

/** The keys of the election, in the forms that they could be shown in, and the given secrets. */
async function secretsOf(sql: TestServers["sql"], given: string[]): Promise<string[]> {
  const [{ election }] = await sql<
    { election: Record<string, unknown> }[]
  >`select to_jsonb(election) as election from election`;
  const keys = Object.entries(election).filter(([name]) => /key|secret|token/.test(name)).map(([, value]) =>
    String(value)
  );
  assert.ok(keys.length > 0, "the election has a key");
  const forms = keys.flatMap((key) => {
    const hex = key.replace(/^\\x/, "");
    const bytes = Uint8Array.fromHex(hex);
    return [hex, bytes.toBase64(), bytes.toBase64({ alphabet: "base64url", omitPadding: true })];
  });
  assert.ok([...given, ...forms].every((secret) => secret.length > 8));
  return [...given, ...forms];
}
