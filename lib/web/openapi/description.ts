/**
 * The description of the HTTP interface: OpenAPI 3.1, answered at /api/openapi.json. Which methods an address
 * answers is decided by it (described_interface.ts). A new address: an entry in `PATHS`, and its schemas.
 */
import { answer, NOT_MODIFIED, problems, ref, REVALIDATED, type Schema } from "@/lib/web/openapi/answers.ts";
import { ELECTORATE_PATHS, ELECTORATE_SCHEMAS } from "@/lib/web/openapi/electorate.ts";
import { HISTORY_PATHS, HISTORY_SCHEMAS } from "@/lib/web/openapi/history.ts";
import { LEDGER_PATHS, LEDGER_SCHEMAS } from "@/lib/web/openapi/ledger.ts";
import { PIPELINE_PATHS, PIPELINE_SCHEMAS } from "@/lib/web/openapi/pipeline.ts";
import { PLACES_PATHS, PLACES_SCHEMAS } from "@/lib/web/openapi/places.ts";
import { SCHEMAS } from "@/lib/web/openapi/schemas.ts";

const JSON_TYPE = "application/json";
/** The answers of an address that tells the totals. */
const totals = (what: string, mediaType: string, schema: Schema) => ({
  200: answer(what, mediaType, schema, REVALIDATED),
  304: NOT_MODIFIED,
});
const csv = (what: string) => totals(what, "text/csv", { type: "string" });

const PATHS: Record<string, Record<string, Schema>> = {
  "/api/results": {
    get: {
      operationId: "getResults",
      summary: "The totals, and each candidate's",
      responses: totals("The totals as they are now.", JSON_TYPE, ref("Results")),
    },
  },
  "/api/results.csv": {
    get: {
      operationId: "getResultsCsv",
      summary: "The candidates' totals as CSV",
      responses: csv(
        "RFC 4180, with a header. A text that a spreadsheet would take for a formula begins with an apostrophe.",
      ),
    },
  },
  "/api/turnout": {
    get: {
      operationId: "getTurnout",
      summary: "Each location's totals",
      responses: totals("The totals as they are now.", JSON_TYPE, ref("Turnout")),
    },
  },
  "/api/turnout.csv": {
    get: {
      operationId: "getTurnoutCsv",
      summary: "The locations' totals as CSV",
      responses: csv("As /api/results.csv, with a column of votes for each candidate."),
    },
  },
  "/api/events": {
    get: {
      operationId: "getEvents",
      summary: "The totals, and each change, as server-sent events",
      description:
        "Each event is called `results`, has a version as its id and a `Frame` as its data, in one " +
        "line. The newest comes at once; who is slow gets the newest there is, not those in between. The " +
        "answer does not end. With `Accept-Encoding: gzip` it takes a tenth of the bytes.",
      responses: {
        200: answer("A stream of events.", "text/event-stream", {
          type: "string",
          contentMediaType: "text/event-stream",
        }),
        ...problems("unavailable"),
      },
    },
  },
  "/api/votes": {
    post: {
      operationId: "castBallot",
      summary: "Casts a ballot",
      description:
        "Answers once every replica in sync has the ballot. A voter's first ballot in the ballot box counts: " +
        "whether this one does shows when it has been counted, and can be checked with the receipt. After a 503 " +
        "the same ballot can be sent again: it counts once.",
      requestBody: { required: true, content: { [JSON_TYPE]: { schema: ref("Choice") } } },
      responses: {
        202: answer("The ballot is in the ballot box.", JSON_TYPE, ref("CastBallot")),
        ...problems(
          "malformed",
          "forbidden",
          "unknown-voter",
          "unknown-candidate",
          "request-timeout",
          "already-voted",
          "poll-closed",
          "content-too-large",
          "unsupported-media-type",
          "not-eligible",
          "too-many-requests",
          "unavailable",
        ),
      },
    },
  },
  ...HISTORY_PATHS,
  ...ELECTORATE_PATHS,
  ...LEDGER_PATHS,
  ...PIPELINE_PATHS,
  ...PLACES_PATHS,
  "/api/openapi.json": {
    get: {
      operationId: "getDescription",
      summary: "This description",
      responses: { 200: answer("OpenAPI 3.1.", JSON_TYPE, { type: "object" }) },
    },
  },
  "/healthz": {
    get: {
      operationId: "getHealth",
      summary: "How Kafka, Postgres and every worker of this process are",
      responses: {
        200: answer("All is well.", JSON_TYPE, ref("Health")),
        503: answer("Something is not.", JSON_TYPE, ref("Health")),
      },
    },
  },
};

export const OPENAPI = {
  openapi: "3.1.1",
  info: {
    title: "Urna",
    version: "1",
    description:
      "An election while it is counted. What goes wrong under /api is answered with problem details " +
      "(RFC 9457): also an unknown address (404), a method that an address does not have (405, with Allow), and an " +
      "error of the server itself (500). HEAD answers as GET does, without the body; OPTIONS answers 204 with Allow.",
    license: { name: "MIT", identifier: "MIT" },
  },
  paths: PATHS,
  components: {
    schemas: {
      ...SCHEMAS,
      ...HISTORY_SCHEMAS,
      ...LEDGER_SCHEMAS,
      ...ELECTORATE_SCHEMAS,
      ...PIPELINE_SCHEMAS,
      ...PLACES_SCHEMAS,
    },
  },
};

const METHODS = Object.entries(PATHS).map(([path, operations]) => {
  const methods = Object.keys(operations).map((method) => method.toUpperCase());
  return {
    path: new URLPattern({ pathname: path.replaceAll(/\{(\w+)\}/g, ":$1") }),
    methods: [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"],
  };
});

/** The methods that a path of the interface answers; null where it is not described here. */
export function describedMethods(pathname: string): string[] | null {
  return METHODS.find(({ path }) => path.test({ pathname }))?.methods ?? null;
}
