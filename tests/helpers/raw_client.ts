/** A client that speaks HTTP byte by byte, for what no well-behaved one would do. */
import { within } from "@/lib/wait.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class RawClient implements Disposable {
  readonly #connection: Deno.TcpConn;
  #open = true;
  #received = "";

  private constructor(connection: Deno.TcpConn) {
    this.#connection = connection;
  }

  /** Connects to the server of a URL, and sends a text. */
  static async to(url: string, text = ""): Promise<RawClient> {
    const { hostname, port } = new URL(url);
    const client = new RawClient(await Deno.connect({ hostname, port: Number(port) }));
    if (text !== "") await client.send(text);
    return client;
  }

  /** What has been read so far. */
  get received(): string {
    return this.#received;
  }

  /** False where the server no longer takes it. */
  async send(text: string): Promise<boolean> {
    const bytes = encoder.encode(text);
    try {
      for (let at = 0; at < bytes.length;) at += await this.#connection.write(bytes.subarray(at));
      return true;
    } catch {
      return false; // how the server cut it off is the system's affair
    }
  }

  /** Reads once; false at the end. */
  async read(): Promise<boolean> {
    const buffer = new Uint8Array(64 * 1024);
    try {
      const n = await this.#connection.read(buffer);
      if (n === null) return false;
      this.#received += decoder.decode(buffer.subarray(0, n));
      return true;
    } catch {
      return false; // reset, or closed below
    }
  }

  /** Reads until a text has come; throws at the end of the connection. */
  async until(text: string): Promise<void> {
    while (!this.#received.includes(text)) {
      if (!await this.read()) throw new Error(`it ended before ${JSON.stringify(text)}: ${this.#received}`);
    }
  }

  /** The milliseconds until the server ends the connection, or null where it has not after `deadlineMs`. */
  async ended(deadlineMs: number): Promise<number | null> {
    const begin = performance.now();
    const reading = (async () => {
      while (await this.read());
      return performance.now() - begin;
    })();
    const ms = await within(deadlineMs, reading);
    if (ms !== undefined) return ms;
    this[Symbol.dispose]();
    await reading;
    return null;
  }

  [Symbol.dispose](): void {
    if (!this.#open) return;
    this.#open = false;
    this.#connection.close();
  }
}
