import { define } from "../define.ts";

/** A component may answer by itself. */
export default define.page(async () => {
  await Promise.resolve();
  return new Response(null, { status: 303, headers: { location: "/admin" } });
});
