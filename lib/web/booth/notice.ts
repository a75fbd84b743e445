/** What a voter is told where the booth cannot go on, and with which status of HTTP. */
import { BoxUnavailable, type Refusal } from "@/lib/web/voting/ballot_box.ts";
import { PROBLEMS } from "@/lib/web/http/problems.ts";
import { AWAY_RETRY_S, retryAfter } from "@/lib/web/http/retry_after.ts";

const STATUS_OF = {
  no_number: 422,
  malformed_number: 422,
  no_birth: 422,
  no_choice: 422,
  unknown_voter: 404,
  under_age: PROBLEMS["not-eligible"].status,
  poll_closed: PROBLEMS["poll-closed"].status,
  duplicate: PROBLEMS["already-voted"].status,
  unknown_candidate: 404,
  not_cast: 503,
  not_known: 503,
  too_many: 429,
  nobody_to_lend: 404,
} as const satisfies Record<Refusal, number> & Record<string, number>;

export type NoticeKind = keyof typeof STATUS_OF;

export interface Notice {
  kind: NoticeKind;
  /** Seconds until another attempt may succeed, where that is known. */
  wait?: number;
}

/** The status and headers of a page with this notice. */
export function answerOf(notice: Notice | null): { status: number; headers: Record<string, string> } {
  const headers = { "cache-control": "no-store" };
  if (!notice) return { status: 200, headers };
  const status = STATUS_OF[notice.kind];
  const wait = notice.wait ?? (status === 503 ? AWAY_RETRY_S : undefined);
  return { status, headers: wait === undefined ? headers : { ...headers, ...retryAfter(wait) } };
}

/** Notices after which the same ballot cannot be cast by trying again. */
export function isFinal({ kind }: Notice): boolean {
  return kind === "duplicate" || kind === "poll_closed" || kind === "under_age";
}

/** The notice of a ballot box that cannot be reached. */
export function noticeOf({ sent }: BoxUnavailable): Notice {
  return { kind: sent ? "not_known" : "not_cast" };
}
