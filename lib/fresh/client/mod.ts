/** The browser's start: given the page's islands and their props, makes them live. */
import type { ComponentType } from "preact";
import { setBuildId } from "./asset.ts";
import { startNavigation } from "./navigate.ts";
import { parseProps } from "./parse.ts";
import { hydrateAll } from "./hydrate.ts";
import { Scope } from "./revive.ts";

export function boot(islands: Record<string, ComponentType>, props: string, buildId: string): void {
  setBuildId(buildId);
  hydrateAll(document.body, new Scope(document.body, islands, parseProps(props)));
  startNavigation();
}
