import type { ListenOptions } from "./app.ts";

const FIRST_PORT = 8000;
const LAST_PORT = 8019;

/** Starts serving; with no port given, on the first free one from 8000 to 8019. */
export function listenOnFreePort(
  options: ListenOptions,
  handler: Deno.ServeHandler,
  basePath: string,
): Deno.HttpServer {
  const onListen = options.onListen ?? ((address: Deno.NetAddr) => {
    const host = ["0.0.0.0", "::"].includes(address.hostname) ? "localhost" : address.hostname;
    const scheme = "cert" in options ? "https" : "http";
    console.log(
      `Fresh ready at ${scheme}://${host}:${address.port}${basePath}/`,
    );
  });
  const serve = (port: number) => Deno.serve({ ...options, port, onListen } as Deno.ServeTcpOptions, handler);
  if (options.port !== undefined) return serve(options.port);
  for (let port = FIRST_PORT; port < LAST_PORT; port++) {
    try {
      return serve(port);
    } catch (error) {
      if (!(error instanceof Deno.errors.AddrInUse)) throw error;
    }
  }
  return serve(LAST_PORT);
}
