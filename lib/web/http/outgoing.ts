/** From an answer of the Fetch standard to Node's HTTP server. */
import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import { type Begin, beginningOf, type Outlet } from "@/lib/web/http/handover.ts";

/** An answer up to this size is sent as one piece, with its length. */
const MAX_WHOLE_BYTES = 512 * 1_024;
const STREAM_TYPE = "text/event-stream";

/** Sends an answer; resolves when the last of it is handed over, or the client has gone. */
export async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  const { status, body } = response;
  if (outgoing.destroyed) return await body?.cancel();
  const headers = headersOf(response.headers);
  if (body === null) {
    const hasLength = outgoing.req.method !== "HEAD" && status !== 204 && status !== 304;
    outgoing.writeHead(status, hasLength ? { ...headers, "content-length": 0 } : headers);
    outgoing.end();
    return;
  }
  const begin = beginningOf(body);
  if (begin) return handOver(begin, status, headers, outgoing);
  const reader = body.getReader();
  const leave = () => void reader.cancel().catch(() => {}); // it has failed already: nothing to give up
  outgoing.once("close", leave);
  try {
    const pieces: Uint8Array[] = [];
    let size = 0;
    const isStream = response.headers.get("content-type")?.startsWith(STREAM_TYPE) ?? false;
    while (!isStream && size <= MAX_WHOLE_BYTES) {
      const { done, value } = await reader.read();
      if (done) return sendWhole(outgoing, status, headers, pieces, size);
      pieces.push(value);
      size += value.length;
    }
    outgoing.writeHead(status, headers);
    outgoing.flushHeaders();
    for (const piece of pieces) outgoing.write(piece);
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      if (!outgoing.write(next.value)) await roomOrEnd(outgoing);
    }
    outgoing.end();
  } finally {
    outgoing.off("close", leave);
  }
}

/** Without chunks, which would be framed for each client apart: the body ends with the connection. */
function handOver(
  begin: Begin,
  status: number,
  headers: OutgoingHttpHeaders,
  outgoing: ServerResponse,
): void {
  outgoing.removeHeader("transfer-encoding");
  outgoing.writeHead(status, { ...headers, connection: "close" });
  outgoing.flushHeaders();
  outgoing.once("close", begin(new ServerOutlet(outgoing)));
}

class ServerOutlet implements Outlet {
  constructor(private readonly outgoing: ServerResponse) {}

  /** Past the answer, which would keep what it is given until the thread is free. */
  write(bytes: Uint8Array): void {
    const { socket, destroyed } = this.outgoing;
    if (!destroyed) (socket ?? this.outgoing).write(bytes);
  }

  get waits(): boolean {
    return this.outgoing.writableLength > 0;
  }

  end(): void {
    this.outgoing.end();
  }
}

function sendWhole(
  outgoing: ServerResponse,
  status: number,
  headers: OutgoingHttpHeaders,
  pieces: readonly Uint8Array[],
  size: number,
): void {
  outgoing.writeHead(status, { ...headers, "content-length": size });
  for (const piece of pieces) outgoing.write(piece);
  outgoing.end();
}

function headersOf(headers: Headers): OutgoingHttpHeaders {
  const plain: OutgoingHttpHeaders = {};
  headers.forEach((value, name) => plain[name] = value);
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) plain["set-cookie"] = cookies;
  return plain;
}

function roomOrEnd(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      outgoing.off("drain", done);
      outgoing.off("close", done);
      resolve();
    };
    outgoing.once("drain", done);
    outgoing.once("close", done);
    if (outgoing.destroyed) done();
  });
}
