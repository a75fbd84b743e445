/** The check of the sums, the same whichever way the jars came. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { LockedJar } from "@/lib/embedded/jar_lock.ts";

/** SHA-256 of a file's bytes, hexadecimal. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  using file = await Deno.open(path);
  for await (const chunk of file.readable) hash.update(chunk);
  return hash.digest("hex");
}

/** Whether the folder holds this jar, byte for byte. */
export async function isIntact(folder: string, jar: LockedJar): Promise<boolean> {
  const path = join(folder, jar.file);
  try {
    const { size, isFile } = await Deno.stat(path);
    return isFile && size === jar.size && await sha256OfFile(path) === jar.sha256;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** Those of the jars that the folder does not hold, or holds damaged. */
export async function missingJars(
  folder: string,
  jars: readonly LockedJar[],
): Promise<LockedJar[]> {
  const missing: LockedJar[] = [];
  for (const jar of jars) if (!await isIntact(folder, jar)) missing.push(jar);
  return missing;
}
