/** Pieces of the description that its operations share: answers, headers, problems. */
import { PROBLEM_TYPE, type ProblemKind, PROBLEMS, problemType } from "@/lib/web/http/problems.ts";

/** A JSON Schema (2020-12, as OpenAPI 3.1 has it). */
export type Schema = Record<string, unknown>;

export const NO_STORE: Schema = {
  "cache-control": { description: "Never stored.", required: true, schema: { const: "no-store" } },
};

/** Of totals: as often as they are asked for, they are sent once a version. */
export const REVALIDATED: Schema = {
  "cache-control": {
    description: "Kept, and asked about each time.",
    required: true,
    schema: { const: "no-cache" },
  },
  etag: {
    description: "For If-None-Match, which is answered 304 while nothing has changed.",
    required: true,
    schema: { type: "string", pattern: '^"[0-9a-z-]+"$' },
  },
};

/** The answer to who has the newest already. */
export const NOT_MODIFIED: Schema = { description: "Nothing has changed.", headers: REVALIDATED };

export function ref(schema: string): Schema {
  return { $ref: `#/components/schemas/${schema}` };
}

/** An object that has all of these properties, and no others. */
export function record(properties: Record<string, Schema>, description?: string): Schema {
  return {
    type: "object",
    ...(description === undefined ? {} : { description }),
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

/** An answer with a body of one media type. */
export function answer(description: string, mediaType: string, schema: Schema, headers = NO_STORE): Schema {
  return { description, headers, content: { [mediaType]: { schema } } };
}

/** Headers that come with every problem of a status. */
const PROBLEM_HEADERS: Partial<Record<number, Schema>> = {
  429: retryAfter(),
  503: retryAfter(),
};

/** The answers to what can go wrong, by status. */
export function problems(...kinds: ProblemKind[]): Record<string, Schema> {
  const byStatus = Map.groupBy(kinds, (kind) => PROBLEMS[kind].status);
  return Object.fromEntries([...byStatus].map(([status, some]) => [
    String(status),
    answer(
      some.map((kind) => PROBLEMS[kind].meaning).join(" Or: "),
      PROBLEM_TYPE,
      record({
        type: { type: "string", format: "uri-reference", enum: some.map(problemType) },
        title: { type: "string", enum: some.map((kind) => PROBLEMS[kind].title) },
        status: { const: status },
        detail: { type: "string", minLength: 1, description: "For a person." },
      }),
      { ...NO_STORE, ...PROBLEM_HEADERS[status] },
    ),
  ]));
}

function retryAfter(): Schema {
  return {
    "retry-after": {
      description: "Seconds after which to send the request again.",
      required: true,
      schema: { type: "integer", minimum: 1 },
    },
  };
}
