/**
 * The listening socket: taken at once, so that a port in use is known first; it answers when the site can.
 * Node's HTTP server and not `Deno.serve`, which lets a client that sends nothing keep its connection for ever,
 * and which ends the process when the open files run out.
 */
import { createServer, type Server, type ServerOptions } from "node:http";
import type { AddressInfo } from "node:net";
import { UserError } from "@/lib/errors.ts";
import { boundConnections, LIMITS, type ServerLimits } from "@/lib/web/http/connections.ts";
import { type Answer, type Exchange, listenerOf } from "@/lib/web/http/listener.ts";
import { problem } from "@/lib/web/http/problems.ts";
import { withSecurityHeaders } from "@/lib/web/security/headers.ts";
import { Proxies } from "@/lib/web/security/proxies.ts";

export type RequestHandler = (
  request: Request,
  info?: Deno.ServeHandlerInfo<Deno.NetAddr>,
) => Response | Promise<Response>;

/** How long requests in flight may take once the server is asked to end. */
const SHUTDOWN_MS = 1_500;

export interface WebServer {
  url: string;
  answerWith(handler: RequestHandler): void;
  close(): Promise<void>;
}

export interface ListenOptions {
  port: number;
  hostname: string;
  /** Addresses and networks of reverse proxies, beside this machine. */
  proxies?: readonly string[];
  limits?: Partial<ServerLimits>;
}

/** @throws UserError where the address cannot be bound */
export async function listen({ port, hostname, proxies = [], limits }: ListenOptions): Promise<WebServer> {
  const bounds = { ...LIMITS, ...limits };
  const trusted = new Proxies(proxies);
  let handler: RequestHandler | null = null;
  const answer: Answer = async (request, exchange) => {
    const tooLong = Number(request.headers.get("content-length") ?? 0) > bounds.bodyBytes;
    const response = tooLong
      ? problem("content-too-large", `The body may have ${bounds.bodyBytes} bytes at most.`)
      : await (handler?.(request, infoOf(exchange, trusted)) ?? starting());
    return withSecurityHeaders(request, response);
  };
  const server = createServer(optionsOf(bounds), listenerOf(answer, withSecurityHeaders));
  await boundConnections(server, bounds, trusted);
  await bound(server, port, hostname);
  const { address, port: taken } = server.address() as AddressInfo;
  const host = address.includes(":") ? `[${address}]` : address;
  return {
    url: `http://${host === "0.0.0.0" ? "localhost" : host}:${taken}`,
    answerWith: (next) => handler = next,
    close: () => closed(server),
  };
}

function optionsOf(limits: ServerLimits): ServerOptions {
  return {
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.idleMs,
    connectionsCheckingInterval: limits.checkEveryMs,
    maxHeaderSize: limits.headerBytes,
  };
}

/** What handlers know of a connection beside the request. */
function infoOf({ incoming, completed }: Exchange, proxies: Proxies): Deno.ServeHandlerInfo<Deno.NetAddr> {
  const { remoteAddress = "", remotePort = 0 } = incoming.socket;
  const hostname = proxies.clientOf(remoteAddress, String(incoming.headers["x-forwarded-for"] ?? ""));
  return { remoteAddr: { transport: "tcp", hostname, port: remotePort }, completed };
}

async function bound(server: Server, port: number, hostname: string): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, hostname, () => {
        server.off("error", reject);
        resolve();
      });
    });
  } catch (error) {
    throw refusal(error, port, hostname);
  }
}

function refusal(error: unknown, port: number, hostname: string): unknown {
  const { code } = error as { code?: string };
  if (code === "EADDRINUSE") {
    return new UserError(`--port ${port} is in use: choose another, or 0 for a free one`, { cause: error });
  }
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return new UserError(`--hostname ${hostname} is no address of this machine`, { cause: error });
  }
  if (code === "EACCES") {
    return new UserError(`--port ${port} is not allowed to this user: choose one from 1024 up`, {
      cause: error,
    });
  }
  return error;
}

async function closed(server: Server): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), SHUTDOWN_MS);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(timer);
}

function starting(): Response {
  return new Response("Urna is starting.\n", {
    status: 503,
    headers: { "retry-after": "1", "content-type": "text/plain; charset=utf-8" },
  });
}
