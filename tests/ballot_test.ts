import assert from "node:assert/strict";
import fc from "fast-check";
import { ballotMessage } from "@/lib/kafka/messages.ts";
import { parseBatch } from "@/lib/election/counting.ts";
import { readUsualBallots } from "@/lib/election/usual_ballots.ts";
import { BALLOT_SOURCES } from "@/lib/election/types.ts";
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

const ballots = fc.record({
  voter_id: fc.uuid(),
  candidate_id: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom("ada", "ben-2") },
    fc.string(),
    fc.string({ unit: "binary" }),
  ),
  voting_time: fc.oneof(
    fc.date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }).map((date) =>
      date.toISOString()
    ),
    fc.constantFrom("2026-11-03T09:30:00Z", "2026-11-03T09:30:00.123456Z", "2026-02-30T09:30:00.000Z"),
  ),
  source: fc.constantFrom(...BALLOT_SOURCES),
});

/** Places and bytes: mostly none. */
const changes = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 2 }),
);

/** Bytes of a ballot, some of them changed. */
const spelled = fc.tuple(ballots, changes, changes).map(([ballot, changes, keyChanges]): ReceivedMessage => {
  const { key, value } = ballotMessage(ballot);
  const bytes = (text: unknown, changed: readonly [number, number][]) => {
    const bytes = encoder.encode(String(text));
    for (const [at, byte] of changed) bytes[at % bytes.length] = byte;
    return bytes;
  };
  return {
    partition: 0,
    offset: 0,
    key: bytes(key, keyChanges),
    value: bytes(value, changes),
    appended_at: 0,
  };
});

Deno.test("what is read without the parser is what the parser reads, however a message is spelled", () => {
  let read = 0;
  fc.assert(
    fc.property(fc.array(spelled, { maxLength: 20 }), (messages) => {
      const usual = readUsualBallots(messages);
      for (const [i, ballot] of usual.entries()) {
        if (ballot === null) continue;
        read++;
        assert.deepEqual(ballot, parseBallot(messages[i]));
      }
    }),
    { numRuns: 2_000 },
  );
  assert.ok(read > 1_000, `${read} were read without the parser`);
});

Deno.test("a ballot as Urna writes it needs no parser", () => {
  for (const source of BALLOT_SOURCES) {
    const { key, value } = ballotMessage({ ...BALLOT, source });
    const usual = message(String(value), String(key));
    assert.deepEqual(readUsualBallots([usual]), [{ ...BALLOT, source, message: usual }]);
    assert.equal(parseBatch([usual]).ballots.length, 1);
  }
});
