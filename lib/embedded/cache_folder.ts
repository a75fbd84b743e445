import { homedir } from "node:os";
import { join } from "node:path";
import { UserError } from "@/lib/errors.ts";
import { asDiskError } from "@/lib/embedded/disk_errors.ts";

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
  return folder;
}

function cacheHome(): string {
  const given = Deno.env.get("XDG_CACHE_HOME");
  // The XDG specification has relative paths ignored.
  if (given?.startsWith("/")) return given;
  const home = homedir();
  if (!home) throw new UserError("No home folder is known: set HOME, or XDG_CACHE_HOME");
  return Deno.build.os === "darwin" ? join(home, "Library/Caches") : join(home, ".cache");
}
