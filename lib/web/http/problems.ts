/**
 * What goes wrong over HTTP, as problem details (RFC 9457): `application/problem+json` with `type`, `title`,
 * `status` and `detail`. `type` is the address of a line that explains it. Details are for a person and never
 * hold what the server alone should know.
 */
import { HttpError } from "fresh";

export const PROBLEM_TYPE = "application/problem+json";

interface Kind {
  status: number;
  title: string;
  /** What the kind's own address answers. */
  meaning: string;
}

/** Every kind, by the last part of its `type`. */
export const PROBLEMS = {
  "malformed": {
    status: 400,
    title: "Malformed request",
    meaning: "The request is not what the interface describes. Sent again, it gets the same answer.",
  },
  "forbidden": {
    status: 403,
    title: "Not from here",
    meaning: "A page of another site sent this with somebody's browser. Only pages of this site may.",
  },
  "not-found": {
    status: 404,
    title: "Nothing at this address",
    meaning: "There is nothing at this address. GET /api/openapi.json lists what there is.",
  },
  "unknown-voter": {
    status: 404,
    title: "Unknown voter",
    meaning: "No voter is registered under this voter_id.",
  },
  "unknown-candidate": {
    status: 404,
    title: "Unknown candidate",
    meaning: "Nobody stands for election under this candidate_id. GET /api/results lists who does.",
  },
  "method-not-allowed": {
    status: 405,
    title: "Method not allowed",
    meaning: "This address does not answer this method. The header Allow lists those that it does.",
  },
  "request-timeout": {
    status: 408,
    title: "Request took too long",
    meaning: "The body of the request did not arrive in time. Nothing was done.",
  },
  "already-voted": {
    status: 409,
    title: "Already voted",
    meaning: "A ballot of this voter is in the ballot box already. A voter's first ballot counts.",
  },
  "poll-closed": {
    status: 409,
    title: "Poll closed",
    meaning: "The poll is closed. Ballots no longer count.",
  },
  "content-too-large": {
    status: 413,
    title: "Content too large",
    meaning: "The body is longer than this address takes.",
  },
  "unsupported-media-type": {
    status: 415,
    title: "Unsupported media type",
    meaning: "The body is not of a media type, charset or encoding that this address takes.",
  },
  "not-eligible": {
    status: 422,
    title: "Not eligible",
    meaning: "The voter is below the voting age on the day of the election.",
  },
  "too-many-requests": {
    status: 429,
    title: "Too many requests",
    meaning: "This client has sent more than it may for now. The header Retry-After says when to go on.",
  },
  "internal-error": {
    status: 500,
    title: "Internal error",
    meaning: "The request met an error of Urna itself, which its log tells of.",
  },
  "unavailable": {
    status: 503,
    title: "Unavailable for now",
    meaning:
      "What the request needs is not available for now. The header Retry-After says when to try again.",
  },
} as const satisfies Record<string, Kind>;

export type ProblemKind = keyof typeof PROBLEMS;

/** The body of a problem answer. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
}

/** Thrown by a handler to be answered as problem details. */
export class ProblemError extends HttpError {
  constructor(
    readonly kind: ProblemKind,
    readonly detail: string = PROBLEMS[kind].meaning,
    readonly headers: Record<string, string> = {},
  ) {
    super(PROBLEMS[kind].status, detail);
  }
}

/** The `type` of a kind: where it is explained, on this server. */
export function problemType(kind: ProblemKind): string {
  return `/problems/${kind}`;
}

/** An answer of this kind. */
export function problem(
  kind: ProblemKind,
  detail: string = PROBLEMS[kind].meaning,
  headers: Record<string, string> = {},
): Response {
  const { status, title } = PROBLEMS[kind];
  const body: Problem = { type: problemType(kind), title, status, detail };
  return Response.json(body, {
    status,
    headers: { ...headers, "content-type": PROBLEM_TYPE, "cache-control": "no-store" },
  });
}

/** The answer to whatever a handler threw. What is no answer by itself is logged, and said to be an error of ours. */
export function problemOf(error: unknown): Response {
  if (error instanceof ProblemError) return problem(error.kind, error.detail, error.headers);
  if (error instanceof HttpError && error.status === 404) return problem("not-found");
  if (error instanceof HttpError && error.status === 403) return problem("forbidden");
  console.error(error); // an error that a client is not told of is told of here
  return problem("internal-error");
}
