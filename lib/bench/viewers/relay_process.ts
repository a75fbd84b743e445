/**
 * The limit: a bare server of `node:net` that does nothing but to write the same bytes to as many sockets. It
 * watches the event stream whose address it is given, and passes on the newest event once a second. Prints its
 * port.
 */
import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

const HEAD = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n";
/** In place of gzip's, which a crowd passes over. */
const GZIP_HEAD = new Uint8Array(10);
const EVERY_MS = 1_000;
const READ_BYTES = 64 * 1_024;

async function relay(url: URL): Promise<void> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
    socket.resume();
    socket.write(HEAD);
    socket.write(GZIP_HEAD);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  console.log(`relay at ${(server.address() as AddressInfo).port}`);

  const source = await Deno.connect({ hostname: url.hostname, port: Number(url.port) });
  const request = `GET ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\naccept-encoding: gzip\r\n\r\n`;
  await source.write(new TextEncoder().encode(request));
  const buffer = new Uint8Array(READ_BYTES);
  let newest: Uint8Array | null = null;
  setInterval(() => {
    if (newest !== null) { for (const socket of sockets) socket.write(newest); }
    newest = null;
  }, EVERY_MS);
  for (let n = await source.read(buffer); n !== null; n = await source.read(buffer)) {
    newest = buffer.slice(0, n);
  }
}

if (import.meta.main) {
  await relay(new URL(Deno.args[0]));
  Deno.exit(0);
}
