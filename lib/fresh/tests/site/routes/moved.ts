import type { RouteConfig } from "fresh";
import { define } from "../define.ts";

export const config: RouteConfig = {
  routeOverride: "/else/:where",
};
export const handler = define.handlers({ GET: (ctx) => ctx.text(ctx.params.where) });
