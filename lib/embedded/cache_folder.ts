import { homedir } from "node:os";
import { join } from "node:path";
import { UserError } from "@/lib/errors.ts";
import { asDiskError } from "@/lib/embedded/disk_errors.ts";
import { removeIfThere } from "@/lib/embedded/files.ts";

const LEFTOVER_MS = 24 * 3_600_000;
const ASIDE = ".making-";

/** The person's cache folder for Urna, made if missing. Throws a `UserError` if it cannot be written. */
export async function cacheFolder(): Promise<string> {
  const folder = join(cacheHome(), "urna");
  try {
    await Deno.mkdir(folder, { recursive: true });
    const probe = join(folder, `.write-${crypto.randomUUID()}`);
    await Deno.writeTextFile(probe, "");
    await Deno.remove(probe);
  } catch (error) {
    throw asDiskError(error, `The cache folder ${folder}`, "set XDG_CACHE_HOME to another one");
  }
  await sweep(folder);
  return folder;
}

/** A folder of one's own in the cache for what is in the making: removed after a day if we die over it. */
export function makeAside(cache: string): Promise<string> {
  return Deno.makeTempDir({ dir: cache, prefix: ASIDE });
}

async function sweep(cache: string): Promise<void> {
  for await (const { name } of Deno.readDir(cache)) {
    if (!name.startsWith(ASIDE)) continue;
    const path = join(cache, name);
    if (await ageMs(path) > LEFTOVER_MS) await removeIfThere(path);
  }
}

async function ageMs(path: string): Promise<number> {
  try {
    return Date.now() - ((await Deno.stat(path)).mtime?.getTime() ?? Date.now());
  } catch (error) {
    // Its maker has just removed it.
    if (error instanceof Deno.errors.NotFound) return 0;
    throw error;
  }
}

function cacheHome(): string {
  const given = Deno.env.get("XDG_CACHE_HOME");
  // The XDG specification has relative paths ignored.
  if (given?.startsWith("/")) return given;
  const home = homedir();
  if (!home) throw new UserError("No home folder is known: set HOME, or XDG_CACHE_HOME");
  return Deno.build.os === "darwin" ? join(home, "Library/Caches") : join(home, ".cache");
}
