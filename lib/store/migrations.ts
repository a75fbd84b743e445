/** The migrations of this version of Urna: SQL files in the order of their names, each known by its checksum. */
import { UserError } from "@/lib/errors.ts";

const FOLDER = new URL("./migrations/", import.meta.url);

export interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the text, in hex; the same wherever lines end with CRLF. */
  checksum: string;
}

/** A row of `schema_migrations`. An earlier version wrote no checksum. */
export interface AppliedMigration {
  name: string;
  checksum: string | null;
}

/** Reads them, sorted. */
export async function readMigrations(folder: URL = FOLDER): Promise<Migration[]> {
  const names: string[] = [];
  for await (const entry of Deno.readDir(folder)) {
    if (entry.name.endsWith(".sql")) names.push(entry.name);
  }
  return await Promise.all(
    names.sort().map(async (name) => {
      const sql = (await Deno.readTextFile(new URL(name, folder))).replaceAll("\r\n", "\n");
      const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(sql));
      return { name, sql, checksum: new Uint8Array(digest).toHex() };
    }),
  );
}

/** @throws UserError where a migration was applied that this version does not have */
export function refuseNewer(known: readonly Migration[], applied: readonly AppliedMigration[]): void {
  const names = new Set(known.map(({ name }) => name));
  const newer = applied.find(({ name }) => !names.has(name));
  if (!newer) return;
  throw new UserError(
    `this database was written by a newer version of Urna (its schema has ${newer.name}, which this version ` +
      "does not know): run that version, or choose another --data (or --database)",
  );
}

/** @throws UserError where a migration was another one when it was applied */
export function refuseChanged(known: readonly Migration[], applied: readonly AppliedMigration[]): void {
  const checksums = new Map(known.map(({ name, checksum }) => [name, checksum]));
  const changed = applied.find(({ name, checksum }) => checksum !== null && checksum !== checksums.get(name));
  if (!changed) return;
  throw new UserError(
    `this database was made with another ${changed.name} than this version of Urna has: run the version that ` +
      "made it, or choose another --data (or --database)",
  );
}
