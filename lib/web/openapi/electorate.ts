/** The part of the description of the HTTP interface that tells of voters, none of whom it names. */
import { answer, problems, record, ref, type Schema } from "@/lib/web/openapi/answers.ts";
import { VOTERS_PER_PAGE } from "@/lib/web/electorate/electorate_desk.ts";
import { MAX_CURSOR_CHARS } from "@/lib/web/electorate/cursor.ts";
import { VOTER_ORDERS } from "@/lib/web/electorate/voter_view.ts";

const JSON_TYPE = "application/json";
const text: Schema = { type: "string" };
const count: Schema = { type: "integer", minimum: 0 };
const ageBand: Schema = {
  ...text,
  description: "In years on the day of the election, such as 18–24 or 75+.",
};
const cursor: Schema = {
  type: ["string", "null"],
  maxLength: MAX_CURSOR_CHARS,
  description: "For the address of the next page in that direction; null where there is none.",
};

export const ELECTORATE_SCHEMAS: Record<string, Schema> = {
  PublicVoter: record({ location: text, age_band: ageBand, gender: text, nationality: text }),
  VoterPage: record({
    voters: {
      type: "array",
      maxItems: VOTERS_PER_PAGE,
      items: ref("PublicVoter"),
      description: "In no order that tells a voter's place in the registry.",
    },
    total: { ...count, description: "Voters of the selection." },
    first: { ...count, description: "Place of the page's first voter in the selection, from 1; 0 if none." },
    last: { ...count, description: "Place of its last." },
    before: cursor,
    after: cursor,
  }),
  RegisteredGroup: record({
    location: text,
    age_band: ageBand,
    gender: text,
    nationality: text,
    registered_voters: count,
  }),
  Demographic: record({
    age_band: ageBand,
    gender: text,
    registered: count,
    votes: count,
    turnout: {
      type: "number",
      minimum: 0,
      description: "Votes of registered; 0 while nobody is registered.",
    },
    votes_by_candidate: { type: "object", additionalProperties: count },
  }),
};

const query = (name: string, description: string, schema: Schema): Schema => (
  { name, in: "query", description, schema }
);
const SELECTION = [
  query("location", "The code of a location; left out or empty: all.", text),
  query("age", "The first year of an age band; left out or empty: all.", text),
  query("gender", "The code of a gender; left out or empty: all.", text),
  query("sort", "The order of pages.", { enum: [...VOTER_ORDERS], default: VOTER_ORDERS[0] }),
  query("after", "The page after another one of the same selection, which has given this.", text),
  query("before", "The page before it.", text),
];

export const ELECTORATE_PATHS: Record<string, Record<string, Schema>> = {
  "/api/voters": {
    get: {
      operationId: "getVoters",
      summary: "A page of the registry, without personal data",
      parameters: SELECTION,
      responses: {
        200: answer(`At most ${VOTERS_PER_PAGE} voters.`, JSON_TYPE, ref("VoterPage")),
        ...problems("malformed", "unavailable"),
      },
    },
  },
  "/api/voters.csv": {
    get: {
      operationId: "getVotersCsv",
      summary: "The same page as CSV",
      parameters: SELECTION,
      responses: {
        200: answer("As /api/results.csv.", "text/csv", text),
        ...problems("malformed", "unavailable"),
      },
    },
  },
  "/api/registered": {
    get: {
      operationId: "getRegistered",
      summary: "Registered voters by location, age band, gender and nationality",
      responses: {
        200: answer(
          "Every group that has voters.",
          JSON_TYPE,
          record({ groups: { type: "array", items: ref("RegisteredGroup") } }),
        ),
        ...problems("unavailable"),
      },
    },
  },
  "/api/registered.csv": {
    get: {
      operationId: "getRegisteredCsv",
      summary: "The same as CSV",
      responses: { 200: answer("As /api/results.csv.", "text/csv", text), ...problems("unavailable") },
    },
  },
  "/api/demographics": {
    get: {
      operationId: "getDemographics",
      summary: "Turnout and vote by age band and gender",
      responses: {
        200: answer(
          "Every age band with every gender.",
          JSON_TYPE,
          record({ demographics: { type: "array", items: ref("Demographic") } }),
        ),
        ...problems("unavailable"),
      },
    },
  },
  "/api/demographics.csv": {
    get: {
      operationId: "getDemographicsCsv",
      summary: "The same as CSV",
      responses: {
        200: answer("As /api/turnout.csv.", "text/csv", text),
        ...problems("unavailable"),
      },
    },
  },
};
