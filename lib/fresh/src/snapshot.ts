import type { FunctionComponent } from "preact";
import type { FsCommand } from "./fs_routes.ts";

export interface BrowserModule {
  url: string;
  /** URLs of the modules that it loads, itself first. */
  preloads: string[];
}

/** An exported function of an island file: hydrated in the browser where a page uses it. */
export interface Island extends BrowserModule {
  /** Unique within the site. */
  name: string;
  exportName: string;
}

/** A file that the site serves: from the static folder, or a module made for the browser. */
export interface ServedFile {
  type: string;
  /** Bytes. */
  size: number;
  /** Weak entity tag. */
  etag: string;
  /** Whether its URL changes whenever the build does. */
  immutable: boolean;
  body(): Promise<BodyInit> | BodyInit;
}

/** What a build knows about a site. */
export interface Snapshot {
  /** Hash of all that browsers may cache. */
  buildId: string;
  root: string;
  // deno-lint-ignore no-explicit-any
  islands: Map<FunctionComponent<any>, Island>;
  /** The module that starts islands and partials. */
  runtime: BrowserModule;
  /** The module of client navigation, for pages that have it. */
  navigation: BrowserModule;
  /** The module that revives signals, for pages that have some in their islands' props. */
  signals: BrowserModule;
  /** By decoded path, leading slash included. */
  files: Map<string, ServedFile>;
  routes: FsCommand[];
}

export const JS_PATH = "/_fresh/js";
