/** The text of a page: rendered, its head put together, its islands' start added. */
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { setBuildId } from "../../client/asset.ts";
import type { BrowserModule, Snapshot } from "../snapshot.ts";
import "./hooks.ts";
import { slotContent } from "./island.ts";
import { serializeProps } from "./serialize.ts";
import { gather, newState, type RenderState } from "./state.ts";

interface Options {
  snapshot: Snapshot | null;
  nonce: string;
  url: URL;
  isPartial: boolean;
  basePath: string;
}

/** The HTML, and the addresses of the modules that the browser will need first. */
export function renderDocument(
  content: VNode | null,
  options: Options,
): { html: string; preloads: string[] } {
  const state = newState(options.snapshot, options.url, options.nonce);
  if (options.snapshot) setBuildId(options.snapshot.buildId);
  const body = mergeHead(inDocument(gather(state, () => renderToString(content as VNode))), state);
  const templates = unrenderedSlots(state);
  const { script, preloads } = startScript(body + templates, state, options);
  const end = body.lastIndexOf("</body>");
  const html = end < 0
    ? body + templates + script
    : body.slice(0, end) + templates + script + body.slice(end);
  return { html: `<!DOCTYPE html>${html}`, preloads };
}

/** What no app wrapper has made a document of becomes the body of one. */
function inDocument(html: string): string {
  if (/^(?:<!--[^]*?-->)*<html[\s>]/.test(html)) return html;
  return `<html><head><meta charset="utf-8"/></head><body>${html}</body></html>`;
}

/** As devalue writes a kind of its own; in a string the quotes would be escaped. */
const SIGNAL_IN_PROPS = /\["(?:Signal|Computed)",/;
const CLIENT_NAVIGATION = /<[a-z][^<>]*\sf-client-nav\b(?!="false")/;
const HEAD_BLOCK = /<!--frsh:head-->([\s\S]*?)<!--\/frsh:head-->/g;
const HEAD_ELEMENT = /<!--frsh:el:(\d+)-->([\s\S]*?)<!--\/frsh:el-->/g;

/** Moves what `Head` components hold into the document's head, in place of what it replaces there. */
function mergeHead(html: string, state: RenderState): string {
  if (state.headKeys.length === 0) return html;
  const moved = new Map<string, string>();
  const rest = html.replaceAll(HEAD_BLOCK, (_, block: string) => {
    for (const [, number, text] of block.matchAll(HEAD_ELEMENT)) {
      moved.set(state.headKeys[Number(number)], text);
    }
    return "";
  });
  const merged = rest.replaceAll(HEAD_ELEMENT, (_, number: string, text: string) => {
    const key = state.headKeys[Number(number)];
    const replacement = moved.get(key) ?? text;
    moved.delete(key);
    return replacement;
  });
  const added = [...moved.values()].join("");
  const end = merged.indexOf("</head>");
  return end < 0 ? added + merged : merged.slice(0, end) + added + merged.slice(end);
}

/** Slots that their island does not show yet, for the browser to take from when it does. */
function unrenderedSlots(state: RenderState): string {
  let html = "";
  // rendering one may bring further islands, and with them further slots
  for (let id = 0; id < state.slots.length; id++) {
    if (state.slots[id].rendered) continue;
    const content = gather(state, () => renderToString(slotContent(id))).replaceAll(HEAD_BLOCK, "");
    html += `<template id="frsh-slot-${id}">${content}</template>`;
  }
  return html;
}

function startScript(
  html: string,
  state: RenderState,
  options: Options,
): { script: string; preloads: string[] } {
  const { snapshot, basePath, nonce } = options;
  const navigates = CLIENT_NAVIGATION.test(html);
  const live = state.roots.length > 0 || state.partials.size > 0 || navigates;
  if (!snapshot || !live) return { script: "", preloads: [] };
  const islands = [...new Set(state.roots.map((root) => root.island))];
  const props = serializeProps(state.roots);
  if (options.isPartial) {
    const data = {
      islands: islands.map(({ name, exportName, url }) => [name, exportName, basePath + url]),
      props,
    };
    return {
      script: `<script type="application/json" id="frsh-partial">${inScript(data)}</script>`,
      preloads: [],
    };
  }
  const from = ({ url }: BrowserModule) => `from${inScript(basePath + url)};`;
  const { runtime, signals, navigation } = snapshot;
  let code = `import{boot}${from(runtime)}`;
  const modules: BrowserModule[] = [runtime, ...islands];
  const parts: string[] = [];
  if (SIGNAL_IN_PROPS.test(props)) {
    modules.push(signals);
    code += `import{signalRevivers}${from(signals)}`;
    parts.push("revivers:signalRevivers");
  }
  if (navigates) {
    modules.push(navigation);
    code += `import{startNavigation}${from(navigation)}`;
    parts.push("startNavigation");
  }
  code += islands.map((island, i) => `import*as i${i} ${from(island)}`).join("");
  const names = islands.map(({ name, exportName }, i) => `${inScript(name)}:i${i}[${inScript(exportName)}]`);
  code += `boot({${names}},${inScript(props)},${inScript(snapshot.buildId)},{${parts}});`;
  const preloads = new Set(modules.flatMap((module) => module.preloads));
  return {
    script: `<script type="module" nonce="${nonce}">${code}</script>`,
    preloads: [...preloads].map((url) => basePath + url),
  };
}

/** A value as JSON that cannot end the script it stands in. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
