/** `GET /api/openapi.json`: the description of the HTTP interface. */
import { define } from "@/lib/web/define.ts";
import { fresh } from "@/lib/web/http/answers.ts";
import { OPENAPI } from "@/lib/web/openapi/description.ts";

export const handler = define.handlers({
  GET: () => fresh(OPENAPI),
});
