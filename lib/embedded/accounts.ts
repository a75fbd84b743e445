/**
 * Who the embedded Postgres runs as. It refuses to run as root, so for root it is the account `postgres`,
 * made if missing; for anybody else it is that person.
 */
import { messageOf, UserError } from "@/lib/errors.ts";

export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/** `_postgres` comes with macOS. */
const NAMES = ["postgres", "_postgres"];

/** The account to run Postgres as; null for the one that this process has. */
export async function postgresAccount(): Promise<Account | null> {
  if (Deno.uid() !== 0) return null;
  for (const name of NAMES) {
    const account = await lookUp(name);
    if (account !== null) return account;
  }
  await makeAccount(NAMES[0]);
  const account = await lookUp(NAMES[0]);
  if (account === null) throw unavailable("useradd made none");
  return account;
}

async function lookUp(name: string): Promise<Account | null> {
  const ids: number[] = [];
  for (const option of ["-u", "-g"]) {
    const { success, stdout } = await new Deno.Command("id", {
      args: [option, name],
      stderr: "null",
    }).output();
    if (!success) return null;
    ids.push(Number(new TextDecoder().decode(stdout)));
  }
  return { name, uid: ids[0], gid: ids[1] };
}

async function makeAccount(name: string): Promise<void> {
  try {
    const { success, stderr } = await new Deno.Command("useradd", {
      args: ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name],
    }).output();
    if (!success) throw unavailable(new TextDecoder().decode(stderr).trim());
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw unavailable(messageOf(error));
  }
}

function unavailable(why: string): UserError {
  return new UserError(
    `Postgres does not run as root, and no account "postgres" could be made for it (${why}): make ` +
      "one, start Urna as an ordinary user, or give a server with --database",
  );
}

/** Whether the account (null: this process) may enter a folder or execute a file. */
export async function mayEnter(account: Account | null, path: string): Promise<boolean> {
  const { success } = await new Deno.Command("/bin/sh", {
    args: ["-c", 'test -x "$0"', path],
    cwd: "/",
    stderr: "null",
    ...(account === null ? {} : { uid: account.uid, gid: account.gid }),
  }).output();
  return success;
}
