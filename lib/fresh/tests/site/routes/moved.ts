import type { RouteConfig } from "fresh";
import { define } from "../define.ts";

export const config: RouteConfig = {
  routeOverride: "/else/:where",
  methods: ["GET"],
};
export const handler = define.handlers((ctx) => ctx.text(ctx.params.where));
