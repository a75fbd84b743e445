/** The part of the description that tells of one candidate, and of one location. */
import { answer, problems, record, ref, type Schema } from "@/lib/web/openapi/answers.ts";

const text: Schema = { type: "string" };
const count: Schema = { type: "integer", minimum: 0 };
const ratio: Schema = { type: "number", minimum: 0, maximum: 1 };
const JSON_TYPE = "application/json";
const asNow = {
  version: { ...count, description: "Of the totals; only grows." },
  as_of: { ...text, format: "date-time", description: "When these totals last changed." },
};

export const PLACES_SCHEMAS: Record<string, Schema> = {
  Candidate: record({
    candidate_id: text,
    candidate_name: text,
    party_affiliation: text,
    photo_url: { ...text, format: "uri-reference" },
    votes: count,
    share: { ...ratio, description: "Of all counted votes; 0 while there are none." },
    biography: text,
    campaign_platform: text,
    place: {
      type: ["integer", "null"],
      minimum: 1,
      description: "Equal votes share a place; null while there are no votes.",
    },
    locations: { type: "array", description: "By code.", items: ref("CandidatePlace") },
    ...asNow,
  }),
  CandidatePlace: record({
    location: { ...text, description: "Code." },
    name: text,
    votes: count,
    share: { ...ratio, description: "Of the location's counted votes; 0 while there are none." },
    margin: {
      type: "number",
      minimum: -1,
      maximum: 1,
      description: "Ahead of the best other candidate there, as a part of its votes; negative: behind.",
    },
    counted: { ...count, description: "All votes counted there." },
  }),
  Location: record({
    location: { ...text, description: "Code." },
    name: text,
    registered: count,
    votes: count,
    turnout: ratio,
    leader: { type: ["string", "null"], description: "candidate_id; null while there are no votes." },
    candidates: {
      type: "array",
      description: "Votes and shares in the location alone, most votes first.",
      items: ref("CandidateResult"),
    },
    ...asNow,
  }),
};

const parameter = (name: string, description: string): Schema => ({
  name,
  in: "path",
  required: true,
  description,
  schema: text,
});
const candidate = [parameter("id", "A candidate_id.")];
const location = [parameter("code", "A location's code.")];
const csv = answer("RFC 4180, with a header.", "text/csv", text);

export const PLACES_PATHS: Record<string, Record<string, Schema>> = {
  "/api/candidates/{id}": {
    get: {
      operationId: "getCandidate",
      summary: "One candidate, with the votes in each location",
      parameters: candidate,
      responses: {
        200: answer("The totals as they are now.", JSON_TYPE, ref("Candidate")),
        ...problems("unknown-candidate"),
      },
    },
  },
  "/api/candidates/{id}/locations.csv": {
    get: {
      operationId: "getCandidateLocationsCsv",
      summary: "One candidate's votes in each location as CSV",
      parameters: candidate,
      responses: { 200: csv, ...problems("unknown-candidate") },
    },
  },
  "/api/locations/{code}": {
    get: {
      operationId: "getLocation",
      summary: "One location, with each candidate's votes there",
      parameters: location,
      responses: {
        200: answer("The totals as they are now.", JSON_TYPE, ref("Location")),
        ...problems("not-found"),
      },
    },
  },
  "/api/locations/{code}/results.csv": {
    get: {
      operationId: "getLocationResultsCsv",
      summary: "Each candidate's votes in one location as CSV",
      parameters: location,
      responses: { 200: csv, ...problems("not-found") },
    },
  },
};
