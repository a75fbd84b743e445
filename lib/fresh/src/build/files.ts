/** Finds a site's files. */
import { getMimeType } from "hono/utils/mime";

/** The files under a folder, as paths inside it with "/", sorted; none if there is no such folder. */
export async function walk(folder: string, ignore: RegExp[] = []): Promise<string[]> {
  const found: string[] = [];
  let entries: Deno.DirEntry[];
  try {
    entries = await Array.fromAsync(Deno.readDir(folder));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
  for (const { name, isDirectory } of entries) {
    if (ignore.some((pattern) => pattern.test(`${folder}/${name}`))) continue;
    if (isDirectory) {
      found.push(
        ...(await walk(`${folder}/${name}`, ignore)).map((path) => `${name}/${path}`),
      );
    } else found.push(name);
  }
  return found.sort();
}

/** What a file's name says that it holds; with its encoding where it is text without a way to tell that itself. */
export function contentType(name: string): string {
  const [type] = (getMimeType(name) ?? "application/octet-stream").split(";");
  return /^text\/|\/(?:javascript|json|manifest\+json)$/.test(type) ? `${type}; charset=UTF-8` : type;
}

/** The first characters of the SHA-256 of some bytes. */
export async function hash(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex()
    .slice(0, HASH_CHARACTERS);
}

const HASH_CHARACTERS = 20;
