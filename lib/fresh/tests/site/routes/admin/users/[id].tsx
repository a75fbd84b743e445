import { HttpError, page } from "fresh";
import { define } from "../../../define.ts";

export const handlers = define.handlers({
  async GET(ctx) {
    await Promise.resolve();
    if (ctx.params.id === "0") throw new HttpError(404, "nobody");
    if (ctx.params.id === "bug") throw new Error("a bug");
    return page({ id: ctx.params.id }, { status: 203 });
  },
  DELETE: () => new Response(null, { status: 204 }),
});

export default define.page<typeof handlers>(async ({ data, params, route }) => {
  await Promise.resolve();
  return <h1>User {data.id} {params.id} {route}</h1>;
});
