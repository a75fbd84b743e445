/** Which part of the count's history a request asks for. */
import { ProblemError } from "@/lib/web/http/problems.ts";
import { type Span, SPANS } from "@/lib/web/history/recorder.ts";

/** Without one: all. Null where `span` is something else. */
export function spanOf(params: URLSearchParams): Span | null {
  const asked = params.get("span") ?? "all";
  return SPANS.find((span) => span === asked) ?? null;
}

/** @throws ProblemError `malformed` */
export function askedSpan(params: URLSearchParams): Span {
  const span = spanOf(params);
  if (span === null) throw new ProblemError("malformed", `span is one of ${SPANS.join(", ")}.`);
  return span;
}
