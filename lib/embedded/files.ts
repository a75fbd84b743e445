/** Small file helpers of the embedded servers. */

/** Writes the whole file or nothing: aside first, then renamed into place. */
export async function writeAside(
  path: string,
  text: string,
  options: { mode?: number } = {},
): Promise<void> {
  const aside = `${path}.${Deno.pid}.new`;
  await Deno.writeTextFile(aside, text, options);
  await Deno.rename(aside, path);
}

/** The text of a file, null if there is none. */
export async function readIfThere(path: string): Promise<string | null> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

export async function pathExists(path: string): Promise<boolean> {
  try {
    await Deno.stat(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory) {
      return false;
    }
    throw error;
  }
}

/** Removes a file or folder with all in it, if it is there. */
export async function removeIfThere(path: string): Promise<void> {
  try {
    await Deno.remove(path, { recursive: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

const LAST_LINES = 3;
const COMPLAINT = /\b(FATAL|PANIC|ERROR|Error|error:|\w*Exception)\b/;

/** Why a program failed, from what it wrote: its first complaint, else its last lines; on one line. */
export function complaintIn(text: string): string {
  const lines = text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  const complaint = lines.find((line) => COMPLAINT.test(line) && !line.startsWith("at "));
  return complaint ?? (lines.slice(-LAST_LINES).join(" / ") || "it wrote nothing");
}

/** Removes what lies in `folder` under names that begin so. */
export async function removeBeginningWith(folder: string, prefix: string): Promise<void> {
  for await (const { name } of Deno.readDir(folder)) {
    if (name.startsWith(prefix)) await removeIfThere(`${folder}/${name}`);
  }
}
