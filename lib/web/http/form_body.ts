/** Bodies of requests as a browser sends a form: bounded in length and time. */
import { readBytes } from "@/lib/web/http/body_bytes.ts";
import { ProblemError } from "@/lib/web/http/problems.ts";

const FORM_TYPE = "application/x-www-form-urlencoded";

/**
 * The fields of a form of at most `maxBytes`.
 * @throws ProblemError where it is something else, is too long, or does not arrive in time
 */
export async function readForm(request: Request, maxBytes: number): Promise<URLSearchParams> {
  const [type] = (request.headers.get("content-type") ?? "").split(";");
  if (type.trim().toLowerCase() !== FORM_TYPE) {
    throw new ProblemError("unsupported-media-type", `The content type must be ${FORM_TYPE}.`, {
      accept: FORM_TYPE,
    });
  }
  // What is no UTF-8 is read as replacement characters, which no field accepts.
  return new URLSearchParams(new TextDecoder().decode(await readBytes(request, maxBytes)));
}
