import { HttpError } from "fresh";
import { define } from "../../define.ts";

export const handler = [
  define.middleware((ctx) => {
    ctx.state.trail?.push("admin");
    return ctx.next();
  }),
  define.middleware((ctx) => {
    if (ctx.url.searchParams.has("forbid")) {
      throw new HttpError(403, "not for you");
    }
    return ctx.next();
  }),
];
