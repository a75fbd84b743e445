/** Makes the HTTP interface behave as its description says, where routes alone would not. */
import { define } from "@/lib/web/define.ts";
import { describedMethods } from "@/lib/web/openapi/description.ts";
import { problem, problemOf } from "@/lib/web/http/problems.ts";

/** Answers methods that a described address does not have, and OPTIONS; turns what is thrown into problem details. */
export const describedInterface = define.middleware(async (ctx) => {
  const { pathname } = ctx.url;
  const methods = describedMethods(pathname);
  if (methods === null && !/^\/api(\/|$)/.test(pathname)) return ctx.next();
  const { method } = ctx.req;
  if (methods !== null) {
    const allow = methods.join(", ");
    if (!methods.includes(method)) {
      return problem("method-not-allowed", `Accepted here: ${allow}.`, { allow });
    }
    if (method === "OPTIONS") return new Response(null, { status: 204, headers: { allow } });
  }
  try {
    return await ctx.next();
  } catch (error) {
    return problemOf(error);
  }
});
