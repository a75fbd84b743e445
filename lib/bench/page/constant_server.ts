/**
 * The limit of the page: Urna's web server that answers every request with the same bytes, which no route and no
 * rendering had part in. Started as a process of its own; copies its answer from `url`.
 */
import { get } from "node:http";
import { listen } from "@/lib/web/http/server.ts";

/** The answer as it came over the line: compressed. */
function answerOf(url: string): Promise<{ headers: [string, string][]; body: Uint8Array<ArrayBuffer> }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": "br" }, agent: false }, async (incoming) => {
      const pieces: Uint8Array[] = await Array.fromAsync(incoming);
      const headers = Object.entries(incoming.headers)
        .filter(([name]) => !["connection", "keep-alive", "date", "content-length"].includes(name))
        .map(([name, value]): [string, string] => [name, String(value)]);
      resolve({ headers, body: new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer()) });
    }).once("error", reject);
  });
}

if (import.meta.main) {
  const { headers, body } = await answerOf(Deno.args[0]);
  const server = await listen({ port: 0, hostname: "127.0.0.1" });
  server.answerWith(() => new Response(body, { headers }));
  console.log(`constant at ${server.url}`);
}
