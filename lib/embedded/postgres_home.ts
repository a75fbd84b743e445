/**
 * The folder that the embedded Postgres lives in: `postgres` in the data folder, where the account that it
 * runs as may enter that. Under root's home it may not; then `postgres` is a link to a folder of its own
 * under SYSTEM_FOLDER. Nothing but a person removes that: a link that is gone may be a disk not mounted.
 */
import { join } from "node:path";
import { UserError } from "@/lib/errors.ts";
import { type Account, mayEnter } from "@/lib/embedded/accounts.ts";
import { pathExists } from "@/lib/embedded/files.ts";
import { SYSTEM_FOLDER } from "@/lib/embedded/postgres_binaries.ts";
import type { Report } from "@/lib/embedded/types.ts";

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
  report: Report,
): Promise<PostgresHome> {
  const link = join(dataFolder, "postgres");
  if (!await pathExists(link)) {
    await refuseBrokenLink(link);
    if (account === null) await Deno.mkdir(link, { mode: 0o700 });
    else await makeForAccount(dataFolder, link, account, report);
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

/** A link to what is not there must not become an empty database. */
async function refuseBrokenLink(link: string): Promise<void> {
  let target: string;
  try {
    target = await Deno.readLink(link);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return;
    throw error;
  }
  throw new UserError(
    `Postgres's data were in ${target}, which is not there: bring it back, or remove ${link} to begin anew`,
  );
}

async function ownerOf(path: string, account: Account): Promise<Account> {
  const { uid, gid } = await Deno.stat(path);
  if (!uid || uid === account.uid) return account;
  return { name: `user ${uid}`, uid, gid: gid ?? account.gid };
}

async function makeForAccount(
  dataFolder: string,
  link: string,
  account: Account,
  report: Report,
): Promise<void> {
  // The data folder is Urna's own: others may pass through it, and read nothing.
  const { mode } = await Deno.stat(dataFolder);
  await Deno.chmod(dataFolder, (mode ?? 0o700) & 0o777 | 0o011);
  if (await mayEnter(account, dataFolder)) {
    await Deno.mkdir(link, { mode: 0o700 });
    await Deno.chown(link, account.uid, account.gid);
    return;
  }
  await Deno.mkdir(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
  const folder = join(SYSTEM_FOLDER, `data-${crypto.randomUUID()}`);
  await Deno.mkdir(folder, { mode: 0o700 });
  await Deno.writeTextFile(join(folder, "README"), `The Postgres data of Urna, reached by ${link}\n`);
  await Deno.chown(folder, account.uid, account.gid);
  await Deno.symlink(folder, link);
  const why = `as the account ${account.name} may not enter ${dataFolder}`;
  report({ step: "postgres", text: `Postgres's data go to ${folder}, ${why}` });
}
