/** Connections to Postgres on which nothing that is written waits. */
import { connect, type Socket } from "node:net";

/** What postgres.js 3.4.9 hands to its option `socket`. */
export interface SocketOptions {
  host: readonly string[];
  port: readonly number[];
  /** Of a Unix socket, where the address names one. */
  path?: string | false;
}

/**
 * Makes the sockets of a pool, each about to connect: to the first of its hosts, then the next. They send at once
 * what they are given. postgres.js's own hold a short message back until the one before is acknowledged
 * (RFC 896), which the other side puts off where it has nothing to answer yet: each `copy` ended 90 ms late.
 */
export function promptSockets(): (options: SocketOptions) => Socket {
  let made = 0;
  return ({ host, port, path }) => {
    if (path) return connect(path);
    const i = made++ % host.length;
    const socket: Socket & { host?: string } = connect({ host: host[i], port: port[i], noDelay: true });
    socket.host = host[i]; // the name that TLS checks
    return socket;
  };
}
