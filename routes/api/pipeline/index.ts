/** `GET /api/pipeline`: the pipeline as it is now. */
import { define } from "@/lib/web/define.ts";
import { fresh } from "@/lib/web/http/answers.ts";

export const handler = define.handlers({
  GET: async ({ state: { pipeline } }) => fresh(await pipeline.glimpse()),
});
