import { define } from "../../define.ts";

export const handler = define.handlers((ctx) => ctx.json({ path: ctx.params.path, route: ctx.route }));
