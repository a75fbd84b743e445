/**
 * Whether a broker is ready, asked in Kafka's own protocol: a Metadata request, version 1, for no topics.
 * The answer lists the brokers that clients may use; one that is still starting is not among them.
 *
 *     request:  length int32 · api_key int16 · api_version int16 · correlation_id int32
 *               · client_id int16-length string · topics int32 count (0)
 *     response: length int32 · correlation_id int32 · brokers int32 count · …
 */
const API_METADATA = 3;
const VERSION = 1;
const CORRELATION_ID = 7;
const CLIENT_ID = "urna";
const ANSWER_TIMEOUT_MS = 1_000;
const ANSWER_HEAD_BYTES = 12;

/** Whether the broker on this port of 127.0.0.1 answers and is open to clients. */
export async function kafkaAnswers(port: number): Promise<boolean> {
  let connection: Deno.TcpConn;
  try {
    connection = await Deno.connect({ hostname: "127.0.0.1", port });
  } catch (error) {
    if (error instanceof Deno.errors.ConnectionRefused) return false;
    throw error;
  }
  const timer = setTimeout(() => connection.close(), ANSWER_TIMEOUT_MS);
  try {
    await writeAll(connection, metadataRequest());
    const head = await readHead(connection);
    return head !== null && head.getInt32(4) === CORRELATION_ID && head.getInt32(8) > 0;
  } catch (error) {
    if (isBrokenOff(error)) return false;
    throw error;
  } finally {
    clearTimeout(timer);
    closeOnce(connection);
  }
}

function metadataRequest(): Uint8Array {
  const client = new TextEncoder().encode(CLIENT_ID);
  const body = new DataView(new ArrayBuffer(4 + 2 + 2 + 4 + 2 + client.length + 4));
  body.setInt32(0, body.byteLength - 4);
  body.setInt16(4, API_METADATA);
  body.setInt16(6, VERSION);
  body.setInt32(8, CORRELATION_ID);
  body.setInt16(12, client.length);
  const bytes = new Uint8Array(body.buffer);
  bytes.set(client, 14);
  return bytes;
}

async function writeAll(connection: Deno.TcpConn, bytes: Uint8Array): Promise<void> {
  for (let sent = 0; sent < bytes.length;) sent += await connection.write(bytes.subarray(sent));
}

async function readHead(connection: Deno.TcpConn): Promise<DataView | null> {
  const head = new Uint8Array(ANSWER_HEAD_BYTES);
  for (let read = 0; read < head.length;) {
    const count = await connection.read(head.subarray(read));
    if (count === null) return null;
    read += count;
  }
  return new DataView(head.buffer);
}

/** The peer hung up, or the timer closed the connection. */
function isBrokenOff(error: unknown): boolean {
  return error instanceof Deno.errors.ConnectionReset ||
    error instanceof Deno.errors.ConnectionAborted ||
    error instanceof Deno.errors.BrokenPipe ||
    error instanceof Deno.errors.BadResource ||
    error instanceof Deno.errors.Interrupted ||
    error instanceof Deno.errors.NotConnected;
}

function closeOnce(connection: Deno.TcpConn): void {
  try {
    connection.close();
  } catch (error) {
    if (!(error instanceof Deno.errors.BadResource)) throw error;
  }
}
