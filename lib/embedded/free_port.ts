/**
 * Ports of the embedded servers, kept in the data folder so that clients find a restarted server again.
 *
 * They lie below every system's ephemeral range: a client that keeps knocking at an ephemeral port of its
 * own machine can end up connected to itself, and then the server cannot have its port back.
 */
import { UserError } from "@/lib/errors.ts";
import { writeAside } from "@/lib/embedded/files.ts";

const FIRST_PORT = 20_000;
const LAST_PORT = 32_000;
const MAX_TRIES = 200;

export type PortName = "kafka" | "controller" | "postgres";
export type Ports = Partial<Record<PortName, number>>;

/** Whether nobody listens on this port of 127.0.0.1. */
export function isFree(port: number): boolean {
  try {
    Deno.listen({ hostname: "127.0.0.1", port }).close();
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse) return false;
    throw error;
  }
}

/** A port of 127.0.0.1 that is free and not among `taken`. */
export function freePort(taken: Iterable<number> = []): number {
  const avoid = new Set(taken);
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const port = FIRST_PORT + Math.floor(Math.random() * (LAST_PORT - FIRST_PORT));
    if (!avoid.has(port) && isFree(port)) return port;
  }
  throw new UserError(
    `No free port on 127.0.0.1 between ${FIRST_PORT} and ${LAST_PORT}: stop what listens there`,
  );
}

/** The ports kept in the data folder. */
export class KeptPorts {
  #file: string;
  #ports: Ports;

  private constructor(file: string, ports: Ports) {
    this.#file = file;
    this.#ports = ports;
  }

  /** Reads the file; one that is missing or unreadable as JSON gives no ports. */
  static async load(file: string): Promise<KeptPorts> {
    return new KeptPorts(file, await readPorts(file));
  }

  get(name: PortName): number | undefined {
    return this.#ports[name];
  }

  /** The kept port if it is free, else another one, kept from now on. */
  async claim(name: PortName): Promise<number> {
    const kept = this.#ports[name];
    if (kept !== undefined && isFree(kept)) return kept;
    const port = freePort(Object.values(this.#ports));
    this.#ports[name] = port;
    await writeAside(this.#file, JSON.stringify(this.#ports) + "\n");
    return port;
  }
}

async function readPorts(file: string): Promise<Ports> {
  try {
    const found: unknown = JSON.parse(await Deno.readTextFile(file));
    const ports: Ports = {};
    for (const name of ["kafka", "controller", "postgres"] as const) {
      const port = (found as Record<string, unknown> | null)?.[name];
      if (Number.isInteger(port) && Number(port) > 0 && Number(port) < 65_536) {
        ports[name] = Number(port);
      }
    }
    return ports;
  } catch (error) {
    // Ports are a convenience: without the file others are chosen.
    if (error instanceof Deno.errors.NotFound || error instanceof SyntaxError) return {};
    throw error;
  }
}
