/** `GET /problems/<kind>`: what a problem that an answer tells of means. */
import { HttpError } from "fresh";
import { define } from "@/lib/web/define.ts";
import { type ProblemKind, PROBLEMS } from "@/lib/web/http/problems.ts";

/** The words change with a version of Urna alone. */
const MAX_AGE_S = 86_400;

export const handler = define.handlers({
  GET({ params: { kind } }) {
    if (!Object.hasOwn(PROBLEMS, kind)) throw new HttpError(404);
    const { status, title, meaning } = PROBLEMS[kind as ProblemKind];
    return new Response(`${title} (${status})\n\n${meaning}\n`, {
      headers: {
        "content-type": "text/plain; charset=utf-8",
        "cache-control": `public, max-age=${MAX_AGE_S}`,
      },
    });
  },
});
