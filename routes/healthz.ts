/** `GET /healthz`: 200, or 503 where Kafka, Postgres or a worker of this process is not well. */
import { define } from "@/lib/web/define.ts";

export const handler = define.handlers({
  GET: ({ state }) => {
    const health = state.live.health;
    return Response.json(health, {
      status: health.ok ? 200 : 503,
      headers: { "cache-control": "no-store" },
    });
  },
});
