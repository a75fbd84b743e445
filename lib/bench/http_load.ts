/**
 * A load of HTTP requests: connections that are kept, each with one request under way. Lean, as it shares the
 * machine with what it measures: it looks for the end of an answer and nothing else.
 */
import { connect, type Socket } from "node:net";
import { once } from "node:events";

export interface LoadOptions {
  /** Origin, such as "http://127.0.0.1:8000". */
  url: string;
  path: string;
  headers?: Record<string, string>;
  connections: number;
  durationMs: number;
  /** The status that each answer must have. */
  status: number;
  signal: AbortSignal;
}

export interface LoadResult {
  perSecond: number;
  /** Of each request, from its being sent to its answer's last byte. */
  latenciesMs: number[];
}

const HEAD_END = "\r\n\r\n";

/** Asks for the time given; rejects at the first answer that has another status, or that fails. */
export async function httpLoad(options: LoadOptions): Promise<LoadResult> {
  const { hostname, port, host } = new URL(options.url);
  const lines = Object.entries({ host, ...options.headers }).map(([name, value]) => `${name}: ${value}`);
  const request = [`GET ${options.path} HTTP/1.1`, ...lines, "", ""].join("\r\n");
  const latenciesMs: number[] = [];
  const began = performance.now();
  const until = began + options.durationMs;
  await Promise.all(Array.from({ length: options.connections }, async () => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    try {
      await once(socket, "connect", { signal: options.signal });
      await ask(socket, request, options, until, latenciesMs);
    } finally {
      socket.destroy();
    }
  }));
  return { perSecond: latenciesMs.length / ((performance.now() - began) / 1_000), latenciesMs };
}

function ask(
  socket: Socket,
  request: string,
  { status, signal }: LoadOptions,
  until: number,
  latenciesMs: number[],
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const start = `HTTP/1.1 ${status} `;
  let sentAt = 0;
  let head = "";
  /** Bytes of the body that are still to come; -1 while the head is not whole. */
  let rest = -1;
  const send = () => {
    if (signal.aborted) return reject(signal.reason);
    if (performance.now() >= until) return resolve();
    head = "";
    rest = -1;
    sentAt = performance.now();
    socket.write(request);
  };
  socket.on("data", (piece: Uint8Array) => {
    if (rest < 0) {
      head += new TextDecoder("latin1").decode(piece);
      const end = head.indexOf(HEAD_END);
      if (end < 0) return;
      if (!head.startsWith(start)) return reject(new Error(`answered ${head.slice(0, head.indexOf("\r"))}`));
      rest = bodyBytes(head.slice(0, end), status) - (head.length - end - HEAD_END.length);
    } else rest -= piece.length;
    if (rest > 0) return;
    latenciesMs.push(performance.now() - sentAt);
    send();
  });
  socket.once("error", reject);
  socket.once("close", () => reject(new Error("the server closed the connection")));
  send();
  return promise;
}

function bodyBytes(head: string, status: number): number {
  if (status === 304) return 0;
  const length = /^content-length: (\d+)$/im.exec(head)?.[1];
  if (length === undefined) throw new Error("an answer without a length cannot be told from the next");
  return Number(length);
}
