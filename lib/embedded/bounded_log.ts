/** Keeps what a server writes to its standard output from filling the disk. */

export const MAX_LOG_BYTES = 10 * 2 ** 20;

/**
 * Once the file is larger than `maxBytes`, moves what it holds to "FILE.1" (in place of what was there) and
 * empties it. The server has it open for appending, and so goes on at its beginning.
 */
export async function boundLog(path: string, maxBytes = MAX_LOG_BYTES): Promise<void> {
  try {
    if ((await Deno.stat(path)).size <= maxBytes) return;
    await Deno.copyFile(path, `${path}.1`);
    await Deno.truncate(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
