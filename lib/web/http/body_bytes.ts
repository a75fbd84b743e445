/** The bytes of a request's body: bounded in length and time. */
import { ProblemError } from "@/lib/web/http/problems.ts";
import { within } from "@/lib/wait.ts";

/** How long a body may take to arrive. */
export const BODY_TIMEOUT_MS = 10_000;

/**
 * The body, of at most `maxBytes`.
 * @throws ProblemError where it is encoded, is too long, or does not arrive whole and in time
 */
export async function readBytes({ headers, body }: Request, maxBytes: number): Promise<Uint8Array> {
  const coding = headers.get("content-encoding") ?? "identity";
  if (coding.trim().toLowerCase() !== "identity") {
    throw new ProblemError("unsupported-media-type", "The body must be sent without a content encoding.", {
      "accept-encoding": "identity",
    });
  }
  const tooLarge = () =>
    new ProblemError("content-too-large", `The body may have ${maxBytes} bytes at most.`);
  if (Number(headers.get("content-length") ?? 0) > maxBytes) {
    await body?.cancel();
    throw tooLarge();
  }
  if (body === null) return new Uint8Array();
  const reader = body.getReader();
  const all = async () => {
    const pieces: Uint8Array[] = [];
    let length = 0;
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return pieces;
      length += value.length;
      if (length > maxBytes) throw tooLarge();
      pieces.push(value);
    }
  };
  try {
    const pieces = await within(BODY_TIMEOUT_MS, all());
    if (pieces === undefined) throw new ProblemError("request-timeout");
    return concatenated(pieces);
  } catch (error) {
    if (error instanceof ProblemError) {
      await reader.cancel();
      throw error;
    }
    throw new ProblemError("malformed", "The body ended before it was whole."); // the client is gone
  }
}

function concatenated(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
