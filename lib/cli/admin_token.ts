/** The administrator's token: as given, else the one that was made on these data, else a new one. */
import { join } from "node:path";
import type { Config } from "@/lib/config.ts";
import { messageOf } from "@/lib/errors.ts";
import { log } from "@/lib/log.ts";
import { readIfThere } from "@/lib/embedded/files.ts";

const FILE = "admin_token";
const TOKEN_BYTES = 20;

export interface AdminToken {
  token: string;
  /** Whether somebody chose it: a made one has to be told. */
  isGiven: boolean;
}

/**
 * Kept in the data folder, for this user alone, so that it is the same after a restart. Where there is no such
 * folder, as with servers of one's own, a made one lasts as long as the process.
 */
export async function adminToken(
  { adminToken, data }: Pick<Config, "adminToken" | "data">,
): Promise<AdminToken> {
  if (adminToken !== null) return { token: adminToken, isGiven: true };
  const made = crypto.getRandomValues(new Uint8Array(TOKEN_BYTES)).toHex();
  return { token: await kept(join(data, FILE), made), isGiven: false };
}

/** The text of the file, which is `fresh` where there was none. */
async function kept(path: string, fresh: string): Promise<string> {
  try {
    const before = (await readIfThere(path))?.trim();
    if (before) return before;
    await Deno.writeTextFile(path, `${fresh}\n`, { mode: 0o600 });
  } catch (error) {
    // Without a folder there is nothing that it could be kept for.
    if (!(error instanceof Deno.errors.NotFound)) {
      log.warning(`the administrator's token is another one at the next start: ${messageOf(error)}`);
    }
  }
  return fresh;
}
