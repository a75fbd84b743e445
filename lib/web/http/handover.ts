/**
 * Bodies that would rather be written than read. A stream of the Fetch standard costs more memory than the
 * connection it goes over; who has thousands of them open hands over a function beside the stream, and a server
 * that knows of it lets the body write for itself. Any other server reads the stream.
 */

/** What takes bytes on their way to one client. */
export interface Outlet {
  write(bytes: Uint8Array): void;
  /** Whether bytes wait here because the client has not taken those before. */
  readonly waits: boolean;
  end(): void;
}

/** Begins to write; gives back what is to be called when the client has gone. */
export type Begin = (outlet: Outlet) => () => void;

const beginnings = new WeakMap<ReadableStream<Uint8Array>, Begin>();

/** Lets `body` be written by `begin` as well as read; it is done one way or the other. */
export function writable(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  begin: Begin,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  beginnings.set(body, begin);
  return body;
}

/** How a body writes itself; undefined where it has to be read. */
export function beginningOf(body: ReadableStream<Uint8Array>): Begin | undefined {
  return beginnings.get(body);
}
