/** Content codings (RFC 9110, section 8.4): which one a client takes best, and how it is made. */
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Encoding = "br" | "gzip" | "identity";

/** Most of what brotli can do, in the time of a request: two milliseconds for a page of 80 kB. */
export const QUICK_QUALITY = 6;
/** All that it can do: for what is compressed once and sent as long as the process lives. */
export const BEST_QUALITY = 11;

/** The best coding that an `Accept-Encoding` header takes; null where there is none. */
export function encodingFor(accepted: string | null): Encoding {
  if (accepted === null) return "identity";
  const taken = accepted.toLowerCase().split(",").flatMap((entry) => {
    const [coding, ...parameters] = entry.split(";").map((part) => part.trim());
    const isRefused = parameters.some((parameter) => /^q\s*=\s*0(\.0*)?$/.test(parameter));
    return isRefused ? [] : [coding];
  });
  if (taken.includes("br")) return "br";
  return taken.includes("gzip") ? "gzip" : "identity";
}

/** Off the thread that answers requests. `quality`: of brotli. */
export async function encoded(
  bytes: Uint8Array<ArrayBuffer>,
  encoding: Encoding,
  quality: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === "identity") return bytes;
  if (encoding === "gzip") return plain(await gzipOf(bytes));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return plain(await brotliOf(bytes, { params }));
}

const gzipOf = promisify<Uint8Array, Uint8Array>(gzip);
const brotliOf = promisify<Uint8Array, { params: Record<number, number> }, Uint8Array>(brotliCompress);

function plain(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
