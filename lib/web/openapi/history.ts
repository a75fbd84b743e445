/** The part of the description that tells of the count over time. */
import {
  answer,
  NOT_MODIFIED,
  problems,
  record,
  ref,
  REVALIDATED,
  type Schema,
} from "@/lib/web/openapi/answers.ts";
import { SPANS } from "@/lib/web/history/recorder.ts";

const count: Schema = { type: "integer", minimum: 0 };
const text: Schema = { type: "string" };
const span: Schema = { enum: SPANS };

export const HISTORY_SCHEMAS: Record<string, Schema> = {
  History: record({
    span,
    candidates: { type: "array", items: text, description: "candidate_id by place in `by_candidate`." },
    locations: { type: "array", items: text, description: "Code by place in `by_location`." },
    samples: {
      type: "array",
      description:
        "Oldest first. No number is smaller than the one before; between two the count went on evenly.",
      items: ref("Sample"),
    },
  }),
  Sample: record({
    at: { type: "string", format: "date-time", description: "When these totals were reached." },
    version: count,
    registered: count,
    votes: count,
    rejected: count,
    by_candidate: { type: "array", items: count, description: "Votes." },
    by_location: { type: "array", items: count, description: "Votes." },
  }),
};

const parameters = [{
  name: "span",
  in: "query",
  description: "The whole count in a few hundred samples, or its last minute in one for each second.",
  schema: { ...span, default: "all" },
}];
const answers = (what: string, mediaType: string, schema: Schema) => ({
  200: answer(what, mediaType, schema, REVALIDATED),
  304: NOT_MODIFIED,
  ...problems("malformed"),
});

export const HISTORY_PATHS: Record<string, Record<string, Schema>> = {
  "/api/history": {
    get: {
      operationId: "getHistory",
      summary: "The count over time",
      parameters,
      responses: answers("Samples of the totals.", "application/json", ref("History")),
    },
  },
  "/api/history.csv": {
    get: {
      operationId: "getHistoryCsv",
      summary: "The count over time as CSV",
      parameters,
      responses: answers(
        "As /api/results.csv, a row for each sample, with a column of votes for each candidate and location.",
        "text/csv",
        text,
      ),
    },
  },
};
