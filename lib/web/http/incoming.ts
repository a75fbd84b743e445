/** From a request of Node's HTTP server to one of the Fetch standard. */
import type { IncomingMessage } from "node:http";

/** Thrown for what came over HTTP and is no request all the same; the client's doing. */
export class NoRequest extends Error {
  override name = "NoRequest";
}

/** A host and perhaps a port, and nothing that would be another part of an address. */
const HOST = /^[^\s/?#@\\]+$/;
const WITHOUT_BODY = new Set(["GET", "HEAD"]);

/** @throws NoRequest */
export function requestOf(incoming: IncomingMessage): Request {
  const { method = "GET", rawHeaders } = incoming;
  try {
    const headers = new Headers();
    for (let i = 0; i < rawHeaders.length; i += 2) headers.append(rawHeaders[i], rawHeaders[i + 1]);
    const body = WITHOUT_BODY.has(method) || !announcesBody(headers) ? null : bodyOf(incoming);
    return new Request(addressOf(incoming), { method, headers, body });
  } catch (error) {
    if (error instanceof TypeError) throw new NoRequest(error.message, { cause: error });
    throw error;
  }
}

function addressOf({ url = "", headers }: IncomingMessage): string {
  if (url.startsWith("http://") || url.startsWith("https://")) return url; // as proxies are asked
  const { host = "" } = headers;
  if (!HOST.test(host) || !url.startsWith("/")) throw new NoRequest("no address");
  return `http://${host}${url}`;
}

function announcesBody(headers: Headers): boolean {
  return headers.has("transfer-encoding") || Number(headers.get("content-length") ?? 0) > 0;
}

/** The body as it arrives, no faster than it is read. Given up, it is left to the server to throw away. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array<ArrayBuffer>> {
  let isOver = false;
  return new ReadableStream({
    start(controller) {
      incoming.pause();
      incoming.on("data", (piece: Uint8Array<ArrayBuffer>) => {
        if (isOver) return;
        controller.enqueue(new Uint8Array(piece));
        if ((controller.desiredSize ?? 0) <= 0) incoming.pause();
      });
      incoming.once("end", () => {
        if (!isOver) controller.close();
        isOver = true;
      });
      const fail = () => {
        if (!isOver) controller.error(new NoRequest("the request ended before it was whole"));
        isOver = true;
      };
      incoming.once("error", fail);
      incoming.once("close", fail);
    },
    pull: () => void incoming.resume(),
    cancel() {
      isOver = true;
    },
  });
}
