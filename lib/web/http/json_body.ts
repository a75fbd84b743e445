/** Bodies of requests as JSON in UTF-8, bounded in length and time. */
import { readBytes } from "@/lib/web/http/body_bytes.ts";
import { ProblemError } from "@/lib/web/http/problems.ts";

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
  const bytes = await readBytes(request, maxBytes);
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch {
    throw new ProblemError("malformed", "The body is not JSON in UTF-8."); // what else it is does not matter
  }
}
