/** One answer that is sent to many: made once, each of its encodings made once when it is first asked for. */
import { encoded, type Encoding, encodingFor, QUICK_QUALITY } from "@/lib/web/delivery/encodings.ts";
import { withHashes } from "@/lib/web/delivery/hashed_policy.ts";
import { etagOf, isHeld } from "@/lib/web/http/etag.ts";

const POLICY = "content-security-policy";

interface Variant {
  bytes: Uint8Array<ArrayBuffer>;
  etag: string;
  headers: [string, string][];
}

export class KeptAnswer {
  readonly #variants = new Map<Encoding, Promise<Variant>>();

  private constructor(
    readonly bytes: Uint8Array<ArrayBuffer>,
    private readonly tag: string,
    private readonly headers: readonly [string, string][],
  ) {}

  /** Reads an answer, its body to the end. */
  static async of(response: Response): Promise<KeptAnswer> {
    const headers = new Headers(response.headers);
    const page = withHashes(await response.text(), headers.get(POLICY) ?? "");
    if (page.policy) headers.set(POLICY, page.policy);
    headers.set("cache-control", "no-cache"); // kept by browsers too, and asked about each time
    headers.append("vary", "accept-encoding");
    const [, tag] = /^"(.*)"$/.exec(await etagOf(page.html))!;
    return new KeptAnswer(new TextEncoder().encode(page.html), tag, [...headers]);
  }

  /** To GET and HEAD: the answer in the best encoding that the client takes, or 304 where it has that. */
  async answer(request: Request): Promise<Response> {
    const encoding = encodingFor(request.headers.get("accept-encoding"));
    const { bytes, etag, headers } = await this.#variant(encoding);
    if (isHeld(request, etag)) return new Response(null, { status: 304, headers });
    return new Response(request.method === "HEAD" ? null : bytes, { headers });
  }

  #variant(encoding: Encoding): Promise<Variant> {
    return this.#variants.getOrInsertComputed(encoding, async () => {
      const etag = encoding === "identity" ? `"${this.tag}"` : `"${this.tag}-${encoding}"`;
      const headers: [string, string][] = [...this.headers, ["etag", etag]];
      if (encoding !== "identity") headers.push(["content-encoding", encoding]);
      return { bytes: await encoded(this.bytes, encoding, QUICK_QUALITY), etag, headers };
    });
  }
}
