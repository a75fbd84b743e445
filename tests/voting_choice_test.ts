import assert from "node:assert/strict";
import fc from "fast-check";
import { ProblemError } from "@/lib/web/http/problems.ts";
import { readJson } from "@/lib/web/http/json_body.ts";
import { choiceOf, MAX_CHOICE_BYTES } from "@/lib/web/voting/choice.ts";
import { ballotRequest } from "./helpers/polls.ts";

const VOTER = "00000000-08da-806a-be76-341b8066e968";
const CHOICE = { voter_id: VOTER, candidate_id: "a" };

async function read(request: Request): Promise<unknown> {
  return choiceOf(await readJson(request, MAX_CHOICE_BYTES));
}

async function refusedAs(status: number, request: Request): Promise<void> {
  await assert.rejects(read(request), (error) => error instanceof ProblemError && error.status === status);
}

Deno.test("a choice is read as it was sent", async () => {
  assert.deepEqual(await read(ballotRequest(CHOICE)), CHOICE);
  const unicode = { voter_id: VOTER, candidate_id: "\u0000\ud800 é 𝒳".padEnd(100, "𝒳").slice(0, 90) };
  assert.deepEqual(await read(ballotRequest(unicode)), unicode);
});

Deno.test("a hundred characters are a hundred, also outside the basic plane", () => {
  assert.ok(choiceOf({ ...CHOICE, candidate_id: "𝒳".repeat(100) }));
  assert.throws(() => choiceOf({ ...CHOICE, candidate_id: "𝒳".repeat(101) }), ProblemError);
});

Deno.test("whatever is no choice is malformed", async () => {
  const deep = "[".repeat(2_000) + "]".repeat(2_000);
  for (
    const body of [
      "",
      "{",
      "null",
      "[]",
      '"text"',
      "1e999",
      deep,
      `{"voter_id":${deep.slice(0, 1_500)}`,
      "\ufeff\ufeff{}",
      new Uint8Array([0x7b, 0xff, 0x7d]),
      {},
      [CHOICE],
      { voter_id: VOTER },
      { candidate_id: "a" },
      { ...CHOICE, candidate_id: "" },
      { ...CHOICE, candidate_id: "a".repeat(101) },
      { ...CHOICE, candidate_id: 1 },
      { ...CHOICE, candidate_id: null },
      { ...CHOICE, candidate_id: { toString: "a" } },
      { ...CHOICE, voter_id: VOTER.toUpperCase() },
      { ...CHOICE, voter_id: `${VOTER}\n` },
      { ...CHOICE, voter_id: `{${VOTER}}` },
      { ...CHOICE, voter_id: [VOTER] },
    ]
  ) {
    await refusedAs(400, ballotRequest(body));
  }
});

Deno.test("a field too many is refused, also one that every object has", async () => {
  for (
    const name of ["source", "voting_time", "__proto__", "constructor", "toString", "hasOwnProperty", ""]
  ) {
    const body = `{"voter_id":"${VOTER}","candidate_id":"a",${JSON.stringify(name)}:{}}`;
    await refusedAs(400, ballotRequest(body));
  }
  // The fields must be the object's own, not those of a prototype that the request brings along.
  await refusedAs(400, ballotRequest(`{"__proto__":{"voter_id":"${VOTER}","candidate_id":"a"}}`));
});

Deno.test("any JSON at all is a choice or malformed, and nothing else is thrown", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.json(), fc.string({ unit: "binary" })), async (body) => {
      await refusedAs(Buffer.byteLength(body) > MAX_CHOICE_BYTES ? 413 : 400, ballotRequest(body));
    }),
    { numRuns: 300 },
  );
});

Deno.test("only JSON in UTF-8, as it is, is a supported media type", async () => {
  for (
    const type of ["application/json", "Application/JSON; charset=UTF-8", 'application/json;charset="utf-8"']
  ) {
    assert.ok(await read(ballotRequest(CHOICE, { "content-type": type })), type);
  }
  for (
    const type of [
      "text/plain",
      "application/json-patch+json",
      "application/jsonp",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/json; charset=iso-8859-1",
      "text/json, application/json",
    ]
  ) {
    await refusedAs(415, ballotRequest(CHOICE, { "content-type": type }));
  }
  const untyped = ballotRequest(CHOICE);
  untyped.headers.delete("content-type");
  await refusedAs(415, untyped);
  await refusedAs(415, ballotRequest(CHOICE, { "content-encoding": "gzip" }));
});

Deno.test("a body that is too long is refused: by what it says, and by what it is", async () => {
  await refusedAs(413, ballotRequest(CHOICE, { "content-length": String(MAX_CHOICE_BYTES + 1) }));
  await refusedAs(413, ballotRequest(" ".repeat(10_000_000) + "{}"));

  let pulled = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      pulled += 1_024;
      controller.enqueue(new Uint8Array(1_024));
    },
  });
  const request = new Request("http://localhost/", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: endless,
  });
  await refusedAs(413, request);
  assert.ok(pulled < 4 * MAX_CHOICE_BYTES, `${pulled} bytes were taken of a body without end`);
});

Deno.test("a body that ends too soon, as its client is gone, is malformed", async () => {
  const body = new ReadableStream({ pull: (controller) => controller.error(new Error("connection reset")) });
  const headers = { "content-type": "application/json" };
  await refusedAs(400, new Request("http://localhost/", { method: "POST", headers, body }));
});
