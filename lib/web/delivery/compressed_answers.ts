/** Answers as they are made, compressed where that pays. Those of files are compressed once. */
import { BEST_QUALITY, encoded, encodingFor, QUICK_QUALITY } from "@/lib/web/delivery/encodings.ts";

/** Below this the headers weigh more than what is saved. */
const MIN_BYTES = 256;
/** What is larger is sent as it is: nothing of Urna's that is text comes near. */
const MAX_BYTES = 1_000_000;
/** Some three times what the site's own files take. */
export const MAX_KEPT_BYTES = 1_000_000;

const COMPRESSIBLE = /^(text\/(?!event-stream)|image\/svg\+xml|application\/([\w.-]+\+)?(json|javascript)\b)/;

export class CompressedAnswers {
  /** By address, tag and encoding; those asked for last stand last. */
  readonly #kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  #keptBytes = 0;

  get keptBytes(): number {
    return this.#keptBytes;
  }

  async compress(request: Request, answer: Response): Promise<Response> {
    if (!isCompressible(answer)) return answer;
    const headers = new Headers(answer.headers);
    headers.append("vary", "accept-encoding");
    const encoding = encodingFor(request.headers.get("accept-encoding"));
    if (encoding === "identity") return withHeaders(answer, answer.body, headers);
    const etag = headers.get("etag");
    if (etag?.startsWith('"')) headers.set("etag", `W/${etag}`); // the same content, other bytes
    if (answer.body === null) return withHeaders(answer, null, headers);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (bytes.length < MIN_BYTES || bytes.length > MAX_BYTES) return withHeaders(answer, bytes, headers);

    const small = etag === null || answer.status !== 200
      ? await encoded(bytes, encoding, QUICK_QUALITY)
      : await this.#keep(`${new URL(request.url).pathname} ${etag} ${encoding}`, () => {
        const isImmutable = headers.get("cache-control")?.includes("immutable");
        return encoded(bytes, encoding, isImmutable ? BEST_QUALITY : QUICK_QUALITY);
      });
    headers.set("content-encoding", encoding);
    headers.delete("content-length");
    return withHeaders(answer, small, headers);
  }

  async #keep(
    key: string,
    make: () => Promise<Uint8Array<ArrayBuffer>>,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const known = this.#kept.get(key);
    const making = known ?? make();
    this.#kept.delete(key);
    this.#kept.set(key, making);
    if (known) return await known;
    try {
      const small = await making;
      this.#keptBytes += small.length;
      await this.#makeRoom();
      return small;
    } catch (error) {
      this.#kept.delete(key);
      throw error;
    }
  }

  async #makeRoom(): Promise<void> {
    for (const [key, making] of this.#kept) {
      if (this.#keptBytes <= MAX_KEPT_BYTES) return;
      this.#kept.delete(key);
      this.#keptBytes -= (await making).length;
    }
  }
}

function isCompressible({ headers }: Response): boolean {
  return !headers.has("content-encoding") && COMPRESSIBLE.test(headers.get("content-type") ?? "");
}

function withHeaders({ status, statusText }: Response, body: BodyInit | null, headers: Headers): Response {
  return new Response(body, { status, statusText, headers });
}
