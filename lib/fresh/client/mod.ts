/** The browser's start: given the page's islands and their props, makes them live. */
import type { ComponentType } from "preact";
import { setBuildId } from "./asset.ts";
import { parseProps, type Revivers } from "./parse.ts";
import { hydrateAll } from "./hydrate.ts";
import { Scope } from "./revive.ts";

/** `revivers`, `startNavigation`: from modules of their own, for a page that needs them. */
export function boot(
  islands: Record<string, ComponentType>,
  props: string,
  buildId: string,
  { revivers, startNavigation }: { revivers?: Revivers; startNavigation?: () => void } = {},
): void {
  setBuildId(buildId);
  hydrateAll(document.body, new Scope(document.body, islands, parseProps(props, revivers)));
  startNavigation?.();
}
