/** The files of the embedded Postgres: its password and its cluster, made at the first start. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { TransientError, UserError } from "@/lib/errors.ts";
import type { Account } from "@/lib/embedded/accounts.ts";
import { saysDiskFull } from "@/lib/embedded/disk_errors.ts";
import {
  complaintIn,
  pathExists,
  readIfThere,
  removeBeginningWith,
  removeIfThere,
  writeAside,
} from "@/lib/embedded/files.ts";

export const SUPERUSER = "urna";
const PASSWORD_BYTES = 24;
/** The password kept in this file, made (with mode 0600) if there is none yet. */
export async function keptPassword(file: string): Promise<string> {
  const kept = await readIfThere(file);
  if (kept !== null && kept.trim() !== "") return kept.trim();
  const password = randomBytes(PASSWORD_BYTES).toString("base64url");
  await writeAside(file, password + "\n", { mode: 0o600 });
  return password;
}

/** Where a cluster's folder, for an account or for this process, is to be made. */
export interface ClusterPlan {
  initdb: string;
  /** Holds the cluster as `data`. */
  home: string;
  account: Account | null;
  password: string;
}

/** Whether `home` holds a cluster already. */
export function hasCluster(home: string): Promise<boolean> {
  return pathExists(join(home, "data/PG_VERSION"));
}

/**
 * Whether this program can start on the cluster in `home`: its files are of the same major version.
 * @throws UserError where they are not
 */
export async function checkCluster(home: string, program: string): Promise<void> {
  const made = (await Deno.readTextFile(join(home, "data/PG_VERSION"))).trim();
  const { stdout } = await new Deno.Command(program, { args: ["--version"] }).output();
  const said = new TextDecoder().decode(stdout).trim();
  const major = said.match(/ (\d+)\.?\d*\S*$/)?.[1];
  if (major === undefined) throw new Error(`${program} does not tell its version: ${said}`);
  if (made === major) return;
  throw new UserError(
    `The Postgres data in ${home} were made by Postgres ${made}, and this is Postgres ${major}: run the Urna ` +
      "that made them, or choose another folder with --data",
  );
}

/**
 * Makes the cluster: aside, then renamed, so that a half-made one is never taken for whole. Its order of
 * text is that of code points everywhere, whatever the machine's locale.
 */
export async function makeCluster({ initdb, home, account, password }: ClusterPlan): Promise<void> {
  await removeBeginningWith(home, "data.new-");
  const aside = join(home, `data.new-${crypto.randomUUID()}`);
  const passwordFile = join(home, `password-${crypto.randomUUID()}`);
  try {
    await Deno.writeTextFile(passwordFile, password, { mode: 0o600 });
    if (account !== null) await Deno.chown(passwordFile, account.uid, account.gid);
    const { success, stdout, stderr } = await new Deno.Command(initdb, {
      args: [
        ...["-D", aside, "-U", SUPERUSER, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"],
        ...["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
        ...["--locale=C", "--no-instructions"],
      ],
      cwd: home,
      stdin: "null",
      ...(account === null ? {} : { uid: account.uid, gid: account.gid }),
    }).output();
    if (!success) {
      throw initFailed(
        home,
        new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr),
      );
    }
    await Deno.rename(aside, join(home, "data"));
  } finally {
    await removeIfThere(passwordFile);
  }
}

function initFailed(home: string, text: string): Error {
  if (saysDiskFull(text)) {
    return new UserError(
      `Postgres cannot write to ${home}, the disk is full: free some space, or choose another ` +
        "folder with --data",
    );
  }
  return new TransientError(`Postgres's files were not made: ${complaintIn(text)}`);
}
