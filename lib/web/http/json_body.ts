/** Bodies of requests: bounded in length and time, JSON in UTF-8. */
import { ProblemError } from "@/lib/web/http/problems.ts";
import { within } from "@/lib/wait.ts";

/** How long a body may take to arrive. */
export const BODY_TIMEOUT_MS = 10_000;

const JSON_TYPE = /^application\/json[ \t]*(;[ \t]*charset[ \t]*=[ \t]*("utf-8"|utf-8)[ \t]*)?;?[ \t]*$/i;
const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * The value in a body of at most `maxBytes`.
 * @throws ProblemError where it is something else, is too long, or does not arrive in time
 */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  const type = request.headers.get("content-type");
  if (type === null || !JSON_TYPE.test(type)) {
    throw new ProblemError("unsupported-media-type", "The content type must be application/json, in UTF-8.", {
      accept: "application/json",
    });
  }
  const coding = request.headers.get("content-encoding") ?? "identity";
  if (coding.trim().toLowerCase() !== "identity") {
    throw new ProblemError("unsupported-media-type", "The body must be sent without a content encoding.", {
      "accept-encoding": "identity",
    });
  }
  const bytes = await readBytes(request, maxBytes);
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch {
    throw new ProblemError("malformed", "The body is not JSON in UTF-8."); // what else it is does not matter
  }
}

async function readBytes({ headers, body }: Request, maxBytes: number): Promise<Uint8Array> {
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
