/** How long and how many: the bounds of the connections to the web server. */
import type { Server } from "node:http";
import type { Socket } from "node:net";
import { log } from "@/lib/log.ts";
import { clientOf } from "@/lib/web/http/client_address.ts";
import { Places } from "@/lib/web/security/places.ts";
import type { Proxies } from "@/lib/web/security/proxies.ts";

export interface ServerLimits {
  /** For a request's headers to arrive, from the first byte or the beginning of the connection. */
  headersMs: number;
  /** For a whole request to arrive, its body included. */
  requestMs: number;
  /** A connection that waits for its next request. */
  idleMs: number;
  /** A connection over which nothing moves, in either direction: who reads nothing is cut off after once or twice this. */
  stalledMs: number;
  /** How often the first two are looked at. */
  checkEveryMs: number;
  headerBytes: number;
  bodyBytes: number;
  connections: number;
  connectionsPerClient: number;
}

export const LIMITS: ServerLimits = {
  headersMs: 10_000,
  requestMs: 20_000,
  idleMs: 15_000,
  // Several of the comments that go to viewers of a quiet count.
  stalledMs: 30_000,
  checkEveryMs: 2_000,
  headerBytes: 16 * 1_024,
  bodyBytes: 1_024 * 1_024,
  connections: 20_000,
  connectionsPerClient: 1_500,
};

/** Left to Kafka, Postgres and files where the operating system allows only so many open ones. */
const RESERVED_FILES = 128;
const OPEN_FILES = /^Max open files\s+(\d+)/m;

/**
 * Keeps the server to its bounds. The operating system's own comes first: without a free file a server
 * would stop taking connections for good.
 */
export async function boundConnections(
  server: Server,
  limits: ServerLimits,
  proxies: Proxies,
): Promise<void> {
  const places = new Places({
    inAll: Math.min(limits.connections, await filesToSpare()),
    perClient: limits.connectionsPerClient,
  });
  server.timeout = limits.stalledMs;
  server.on("connection", (socket: Socket) => {
    const { remoteAddress = "" } = socket;
    const client = proxies.has(remoteAddress) ? null : clientOf(remoteAddress);
    const giveUp = places.take(client);
    if (giveUp) {
      socket.once("close", giveUp);
    } else {
      log.warning("connections are refused: too many are open, in all or of one client");
      socket.destroy();
    }
  });
}

async function filesToSpare(): Promise<number> {
  try {
    const [, limit] = (await Deno.readTextFile("/proc/self/limits")).match(OPEN_FILES) ?? [];
    return limit === undefined ? Infinity : Math.max(1, Number(limit) - RESERVED_FILES);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return Infinity; // no Linux: the bound is the one that is set
    throw error;
  }
}
