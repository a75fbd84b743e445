/** The schemas of what goes in and out over HTTP. They say the same as the types in lib/election/results.ts. */
import { MAX_CANDIDATE_ID_CHARACTERS } from "@/lib/web/voting/choice.ts";
import { record, ref, type Schema } from "@/lib/web/openapi/answers.ts";

const text: Schema = { type: "string" };
const count: Schema = { type: "integer", minimum: 0 };
const ratio: Schema = { type: "number", minimum: 0, maximum: 1 };
const time: Schema = { type: "string", format: "date-time" };
const hash: Schema = { type: "string", pattern: "^[0-9a-f]{64}$" };
const flag: Schema = { type: "boolean" };
const versionAndTime = {
  version: { ...count, description: "Of the totals; only grows." },
  as_of: { ...time, description: "When these totals last changed." },
};

const results = {
  election: ref("Election"),
  totals: record({
    registered: count,
    votes: count,
    rejected: { ...count, description: "Messages in the ballot box that do not count." },
    turnout: { ...ratio, description: "Votes of registered; 0 while nobody is registered." },
    waiting: {
      ...count,
      description: "Messages in the ballot box that were not counted yet when it was last looked at.",
    },
    outstanding: {
      type: ["integer", "null"],
      minimum: 0,
      description: "Votes that can still come, at most; null while it is not known how many may vote.",
    },
  }),
  candidates: {
    type: "array",
    description: "By votes, most first.",
    items: ref("CandidateResult"),
  },
  ledger: {
    description: "How far the ledger was written when these totals were read; null where it is not known.",
    oneOf: [
      { type: "null" },
      record({
        checkpoint: { ...count, description: "Sequence of the newest checkpoint; 0 before the first." },
        head: { ...hash, description: "Its hash." },
      }),
    ],
  },
};
const turnout = {
  locations: { type: "array", description: "By code.", items: ref("LocationTurnout") },
};
const reachability = record({
  ok: flag,
  error: { type: ["string", "null"] },
  checked_at: time,
});

export const SCHEMAS: Record<string, Schema> = {
  Problem: record({
    type: { type: "string", format: "uri-reference", description: "GET it for a line that explains it." },
    title: text,
    status: { type: "integer", minimum: 400, maximum: 599 },
    detail: { ...text, description: "For a person." },
  }, "Problem details, RFC 9457."),
  Results: record({ ...results, ...versionAndTime }),
  Turnout: record({ ...turnout, ...versionAndTime }),
  Frame: record(
    { ...results, ...turnout, ...versionAndTime },
    "The data of an event: all that is published.",
  ),
  Election: record({
    id: { ...text, description: "Short name of its scenario." },
    name: text,
    kind: { enum: ["SIMULATION", "REHEARSAL", "ELECTION"] },
    language: { ...text, description: "BCP 47." },
    date: { type: "string", format: "date" },
    status: { enum: ["open", "counted"], description: "`counted`: all ballots that were cast are counted." },
    delayed_since: {
      type: ["string", "null"],
      format: "date-time",
      description:
        "Until when the totals were known to be up to date, where the count is delayed; else null.",
    },
    paused: { ...flag, description: "The count rests because the administrator wants it to." },
    closes_at: {
      type: ["string", "null"],
      format: "date-time",
      description: "When the poll closes or was closed: later ballots do not count. Null while it is open.",
    },
    closed: { ...flag, description: "Whether that time has come." },
    begun_at: time,
  }),
  CandidateResult: record({
    candidate_id: text,
    candidate_name: text,
    party_affiliation: text,
    photo_url: { type: "string", format: "uri-reference" },
    votes: count,
    share: { ...ratio, description: "Of all counted votes; 0 while there are none." },
  }),
  LocationTurnout: record({
    location: { ...text, description: "Code." },
    name: text,
    registered: count,
    votes: count,
    turnout: ratio,
    leader: { type: ["string", "null"], description: "candidate_id; null while there are no votes." },
    votes_by_candidate: { type: "object", additionalProperties: count },
  }),
  Health: record({
    ok: flag,
    delayed: {
      description: "Null while the count keeps up.",
      oneOf: [{ type: "null" }, record({ since: time, why: text })],
    },
    kafka: reachability,
    postgres: reachability,
    workers: {
      type: "object",
      description: "Those of this process.",
      additionalProperties: {
        type: "object",
        properties: {
          state: { enum: ["running", "restarting", "paused", "stopped"] },
          since: time,
          restarts: count,
          last_error: { type: ["string", "null"] },
          progress: { type: "object", additionalProperties: { type: "number" } },
        },
        required: ["state", "since", "restarts", "last_error", "progress"],
      },
    },
    viewers: { ...count, description: "Of /api/events." },
  }),
  Choice: record({
    voter_id: {
      type: "string",
      pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
      description: "As registered: a UUID in lower case.",
    },
    candidate_id: { type: "string", minLength: 1, maxLength: MAX_CANDIDATE_ID_CHARACTERS },
  }),
  CastBallot: record({
    receipt: {
      type: "string",
      pattern: "^urna1-[0-9]{1,10}-[0-9]{1,16}-[A-Za-z0-9_-]{43}$",
      description:
        "Where the ballot lies, and its leaf in the ledger. It does not tell whom the ballot is for.",
    },
    partition: { ...count, description: "Of votes_topic." },
    offset: { ...count, description: "In the partition." },
    leaf: { ...hash, description: "The leaf in the ledger, in hex; the receipt has it in base64url." },
    opening: {
      ...hash,
      description:
        "What the leaf is blinded with: the leaf is SHA-256 of 0x00, the opening, the lengths of the " +
        "message's key and value (32 bits each, most significant byte first), the key, and the value. Whoever " +
        "has the opening and the message can show whom you voted for.",
    },
    message: record(
      { key: text, value: text },
      "The ballot as it lies in votes_topic, to the byte, in UTF-8.",
    ),
  }),
};
