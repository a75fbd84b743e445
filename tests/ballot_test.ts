import assert from "node:assert/strict";
import fc from "fast-check";
import { MAX_BALLOT_BYTES, parseBallot, type ReceivedMessage } from "@/lib/election/ballot.ts";

const VOTER = "00000000-0001-8000-8000-0123456789ab";
const BALLOT = {
  voter_id: VOTER,
  candidate_id: "ada",
  voting_time: "2026-11-03T09:30:00.250Z",
  source: "api",
};
const encoder = new TextEncoder();

function message(value: unknown, key: string | null = VOTER): ReceivedMessage {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return {
    partition: 0,
    offset: 7,
    key: key === null ? null : encoder.encode(key),
    value: encoder.encode(text),
    appended_at: 0,
  };
}

Deno.test("a well-formed message is a ballot, with the place of its message", () => {
  const received = message(BALLOT);
  assert.deepEqual(parseBallot(received), { ...BALLOT, message: received });
});

Deno.test("fields that a ballot does not have are passed over", () => {
  assert.equal(parseBallot(message({ ...BALLOT, note: "x" }))?.candidate_id, "ada");
});

const MALFORMED: Record<string, unknown> = {
  "no JSON": "{",
  "no object": "null",
  "an array": [BALLOT],
  "a number": "12",
  "empty": "",
  "without a voter": { ...BALLOT, voter_id: undefined },
  "a voter of the wrong type": { ...BALLOT, voter_id: 5 },
  "an empty voter": { ...BALLOT, voter_id: "" },
  "without a candidate": { ...BALLOT, candidate_id: undefined },
  "a candidate of the wrong type": { ...BALLOT, candidate_id: { id: "ada" } },
  "a candidate's name without end": { ...BALLOT, candidate_id: "a".repeat(101) },
  "without a time": { ...BALLOT, voting_time: undefined },
  "a time in another zone": { ...BALLOT, voting_time: "2026-11-03T09:30:00+02:00" },
  "a time that is a number": { ...BALLOT, voting_time: 1_793_000_000 },
  "a day that no calendar has": { ...BALLOT, voting_time: "2026-02-30T09:30:00Z" },
  "the year 0": { ...BALLOT, voting_time: "0000-01-01T00:00:00Z" },
  "an unknown source": { ...BALLOT, source: "telegram" },
  "a source that every object has": { ...BALLOT, source: "constructor" },
  "too long": { ...BALLOT, note: "x".repeat(MAX_BALLOT_BYTES) },
};

for (const [what, value] of Object.entries(MALFORMED)) {
  Deno.test(`malformed: ${what}`, () => assert.equal(parseBallot(message(value)), null));
}

Deno.test("malformed: a key that is not the voter's, an empty one, or none", () => {
  for (const key of ["", "00000000-0002-8000-8000-0123456789ab", null]) {
    assert.equal(parseBallot(message(BALLOT, key)), null);
  }
});

Deno.test("malformed: no value, or bytes that are no UTF-8", () => {
  assert.equal(parseBallot({ ...message(BALLOT), value: null }), null);
  assert.equal(parseBallot({ ...message(BALLOT), value: new Uint8Array([0xff, 0xfe]) }), null);
});

Deno.test("any bytes at all give a ballot or null, never an error", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 40 }), (value, key) => {
    assert.equal(parseBallot({ partition: 0, offset: 0, key, value, appended_at: 0 }), null);
  }));
  fc.assert(fc.property(fc.json(), (json) => {
    assert.equal(parseBallot(message(json)), null);
  }));
});
