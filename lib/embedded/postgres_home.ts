/**
 * The folder that the embedded Postgres lives in: `postgres` in the data folder, where the account that it
 * runs as may enter that. Under root's home it may not; then `postgres` is a link to a folder of its own
 * under SYSTEM_FOLDER.
 */
import { dirname, join } from "node:path";
import { UserError } from "@/lib/errors.ts";
import { type Account, mayEnter } from "@/lib/embedded/accounts.ts";
import { pathExists, readIfThere, removeIfThere } from "@/lib/embedded/files.ts";
import { SYSTEM_FOLDER } from "@/lib/embedded/postgres_binaries.ts";

/** In a folder under SYSTEM_FOLDER: the path of the link that leads to it. */
const OWNER_FILE = "belongs-to";
/** A folder whose link is gone is removed once it is so old, so never while it is being made. */
const ORPHAN_MS = 24 * 3_600_000;

export interface PostgresHome {
  /** Absolute, symbolic links resolved. */
  path: string;
  account: Account | null;
}

/**
 * The folder and the account, made ready. Files that exist stay their owner's: root runs Postgres as whoever
 * made them. Throws a `UserError` if the account may not enter the folder.
 */
export async function postgresHome(
  dataFolder: string,
  account: Account | null,
): Promise<PostgresHome> {
  const link = join(dataFolder, "postgres");
  if (!await pathExists(link)) {
    // Left by a start that was killed half-way, or its target was removed.
    await removeIfThere(link);
    if (account === null) await Deno.mkdir(link, { mode: 0o700 });
    else await makeForAccount(dataFolder, link, account);
  }
  const path = await Deno.realPath(link);
  const owner = account === null ? null : await ownerOf(path, account);
  if (!await mayEnter(owner, path)) {
    throw new UserError(
      `Postgres, running as ${owner?.name ?? "this user"}, may not enter ${path}: ` +
        "change its owner or mode, or choose another folder with --data",
    );
  }
  return { path, account: owner };
}

async function ownerOf(path: string, account: Account): Promise<Account> {
  const { uid, gid } = await Deno.stat(path);
  if (!uid || uid === account.uid) return account;
  return { name: `user ${uid}`, uid, gid: gid ?? account.gid };
}

async function makeForAccount(dataFolder: string, link: string, account: Account): Promise<void> {
  // The data folder is Urna's own: others may pass through it, and read nothing.
  const { mode } = await Deno.stat(dataFolder);
  await Deno.chmod(dataFolder, (mode ?? 0o700) & 0o777 | 0o011);
  if (await mayEnter(account, dataFolder)) {
    await Deno.mkdir(link, { mode: 0o700 });
    await Deno.chown(link, account.uid, account.gid);
    return;
  }
  await Deno.mkdir(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
  await removeOrphans();
  const folder = join(SYSTEM_FOLDER, `data-${crypto.randomUUID()}`);
  await Deno.mkdir(folder, { mode: 0o700 });
  await Deno.writeTextFile(join(folder, OWNER_FILE), link);
  await Deno.chown(folder, account.uid, account.gid);
  await Deno.symlink(folder, link);
}

async function removeOrphans(): Promise<void> {
  for await (const { name } of Deno.readDir(SYSTEM_FOLDER)) {
    if (!name.startsWith("data-")) continue;
    const folder = join(SYSTEM_FOLDER, name);
    const link = await readIfThere(join(folder, OWNER_FILE));
    const age = Date.now() - ((await Deno.stat(folder)).mtime?.getTime() ?? Date.now());
    if (age < ORPHAN_MS || (link !== null && await leadsTo(link, folder))) continue;
    await removeIfThere(folder);
  }
}

async function leadsTo(link: string, folder: string): Promise<boolean> {
  if (!await pathExists(dirname(link)) || !await pathExists(link)) return false;
  return await Deno.realPath(link) === await Deno.realPath(folder);
}
