/** The listening socket: taken at once, so that a port in use is known first; it answers when the site can. */
import { UserError } from "@/lib/errors.ts";

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

/** @throws UserError where the address cannot be bound */
export function listen({ port, hostname }: { port: number; hostname: string }): WebServer {
  let handler: RequestHandler | null = null;
  const aborter = new AbortController();
  const server = serve(
    port,
    hostname,
    aborter.signal,
    (request, info) => handler?.(request, info) ?? starting(),
  );
  const { addr } = server;
  const host = addr.hostname.includes(":") ? `[${addr.hostname}]` : addr.hostname;
  return {
    url: `http://${host === "0.0.0.0" ? "localhost" : host}:${addr.port}`,
    answerWith: (next) => handler = next,
    close: async () => {
      const timer = setTimeout(() => aborter.abort(), SHUTDOWN_MS);
      await server.shutdown();
      clearTimeout(timer);
    },
  };
}

function serve(port: number, hostname: string, signal: AbortSignal, handler: RequestHandler) {
  try {
    return Deno.serve({ port, hostname, signal, onListen: () => {} }, handler);
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse) {
      throw new UserError(`--port ${port} is in use: choose another, or 0 for a free one`, { cause: error });
    }
    if (error instanceof Deno.errors.AddrNotAvailable) {
      throw new UserError(`--hostname ${hostname} is no address of this machine`, { cause: error });
    }
    if (error instanceof Deno.errors.PermissionDenied) {
      throw new UserError(`--port ${port} is not allowed to this user: choose one from 1024 up`, {
        cause: error,
      });
    }
    throw error;
  }
}

function starting(): Response {
  return new Response("Urna is starting.\n", {
    status: 503,
    headers: { "retry-after": "1", "content-type": "text/plain; charset=utf-8" },
  });
}
