/** The folder of the embedded servers, and who owns it: one Urna at a time. */
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "@/lib/errors.ts";
import { delay } from "@/lib/wait.ts";
import { asDiskError, MIN_FREE_BYTES } from "@/lib/embedded/disk_errors.ts";
import { readIfThere } from "@/lib/embedded/files.ts";

const LOCK_WAIT_MS = 500;
const LOCK_EVERY_MS = 50;
const REMEDY = "choose another folder with --data";

export interface DataFolder {
  /** Absolute, symbolic links resolved. */
  path: string;
  /** Gives it up; without it, the end of this process does. */
  release(): void;
}

/**
 * Makes the folder if missing and takes it for this process. The lock is the operating system's own on an
 * open file: it ends with the process, however that ends, so it cannot be stale and has no race.
 *
 * Throws a `UserError` if the folder cannot be used or another process has it.
 */
export async function takeDataFolder(dataDir: string): Promise<DataFolder> {
  try {
    await Deno.mkdir(dataDir, { recursive: true });
    const path = await Deno.realPath(dataDir);
    const file = await Deno.open(join(path, "urna.lock"), {
      create: true,
      read: true,
      write: true,
      mode: 0o600,
    });
    try {
      if (!await lockSoon(file)) throw await inUse(path);
      await checkSpace(path);
      await file.truncate();
      await file.write(new TextEncoder().encode(`${Deno.pid}\n`));
    } catch (error) {
      file.close();
      throw error;
    }
    return { path, release: () => file.close() };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) {
      throw new UserError(`The data folder ${dataDir} cannot be made: ${REMEDY}`, { cause: error });
    }
    throw asDiskError(error, `The data folder ${dataDir}`, REMEDY);
  }
}

/** Whether the lock was to be had. Waits a moment: the former owner may be ending, or somebody just looked. */
async function lockSoon(file: Deno.FsFile): Promise<boolean> {
  const end = performance.now() + LOCK_WAIT_MS;
  while (!await file.tryLock(true)) {
    if (performance.now() > end) return false;
    await delay(LOCK_EVERY_MS);
  }
  return true;
}

async function inUse(path: string): Promise<UserError> {
  const pid = (await readIfThere(join(path, "urna.lock")))?.trim();
  const owner = pid ? `process ${pid}` : "another process";
  return new UserError(
    `The data folder ${path} is in use by another Urna (${owner}): stop that one, or ${REMEDY}`,
  );
}

async function checkSpace(path: string): Promise<void> {
  const { bavail, bsize, blocks } = await statfs(path);
  const free = bavail * bsize;
  // Some virtual file systems report no size at all.
  if (blocks === 0 || free >= MIN_FREE_BYTES) return;
  throw new UserError(
    `Only ${Math.floor(free / 2 ** 20)} MB are free on the disk of ${path}, and the embedded servers ` +
      `need ${MIN_FREE_BYTES / 2 ** 20} MB to start: free some space, or ${REMEDY}`,
  );
}
