import { setBuildId } from "../client/asset.ts";
import type { App } from "./app.ts";
import type { Snapshot } from "./snapshot.ts";

const snapshots = new WeakMap<object, Snapshot>();

/**
 * Gives an app what a build found. Holds for handlers made from now on; addresses of static files have this build in
 * them from now on, before the first page is rendered too.
 */
export function applySnapshot<State>(app: App<State>, snapshot: Snapshot): void {
  snapshots.set(app, snapshot);
  setBuildId(snapshot.buildId);
  app.config.root = snapshot.root;
}

export function getSnapshot<State>(app: App<State>): Snapshot | null {
  return snapshots.get(app) ?? null;
}
