/** Client navigation: links and forms under `f-client-nav` fetch the next page and update its partials in this one. */
import type { ComponentType } from "preact";
import { linkAttributes } from "./active_link.ts";
import { putElement } from "./head.ts";
import { closing, markerOf } from "./markers.ts";
import { parseProps } from "./parse.ts";
import { read, Scope } from "./revive.ts";
import { regions } from "./region.ts";
import { signalRevivers } from "./signal_props.ts";

const PARTIAL_PARAM = "fresh-partial";

interface Visit {
  /** What the address bar shows afterwards; null where it stays. */
  address: URL | null;
  /** Where the partials come from. */
  source: URL;
  init?: RequestInit;
  /** Where to scroll to afterwards; null where the page stays as it is. */
  scroll: [number, number] | null;
}

let underWay: AbortController | null = null;
let shown = "";

export function startNavigation(): void {
  if (!document.querySelector("[f-client-nav]")) return;
  shown = location.pathname + location.search;
  history.scrollRestoration = "manual";
  document.addEventListener("click", onClick);
  document.addEventListener("submit", onSubmit);
  addEventListener("popstate", onPopState);
}

function onClick(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const target = (event.target as Element).closest?.("a[href], button[f-partial]");
  if (!target || !enabled(target)) return;
  const partial = target.getAttribute("f-partial");
  if (target instanceof HTMLAnchorElement) {
    const url = new URL(target.href);
    if ((target.target && target.target !== "_self") || target.hasAttribute("download")) return;
    if (url.origin !== location.origin) return;
    if (url.hash && url.pathname + url.search === shown && partial === null) return;
    event.preventDefault();
    visit({ address: url, source: partial === null ? url : resolve(partial), scroll: [0, 0] });
  } else if (partial !== null && (target as HTMLButtonElement).form === null) {
    event.preventDefault();
    visit({ address: null, source: resolve(partial), scroll: null });
  }
}

function onSubmit(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  const submitter = event.submitter as HTMLButtonElement | null;
  if (event.defaultPrevented || !enabled(form)) return;
  const method = (submitter?.getAttribute("formmethod") ?? form.getAttribute("method") ??
    "get").toLowerCase();
  const action = resolve(
    submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.href,
  );
  if (method === "dialog" || action.origin !== location.origin) return;
  const partial = submitter?.getAttribute("f-partial") ?? form.getAttribute("f-partial");
  // a form that names no address is left to the browser
  if (partial === null && !submitter?.hasAttribute("formaction") && !form.hasAttribute("action")) return;
  const source = partial === null ? new URL(action) : resolve(partial);
  const data = new FormData(form, submitter);
  event.preventDefault();
  if (method === "get") {
    const query = new URLSearchParams(
      [...data].filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
    action.search = query.toString();
    for (const [name, value] of query) source.searchParams.append(name, value);
    if (partial === null) source.search = action.search;
    visit({ address: action, source, scroll: [0, 0] });
  } else {
    const encoded = form.enctype === "multipart/form-data";
    const body = encoded ? data : new URLSearchParams([...data] as [string, string][]);
    visit({ address: action, source, init: { method, body }, scroll: [0, 0] });
  }
}

function onPopState(event: PopStateEvent): void {
  const address = location.pathname + location.search;
  if (address === shown) return;
  const state = event.state as
    | { source?: string; scroll?: [number, number] }
    | null;
  const source = new URL(state?.source ?? location.href);
  visit({ address: new URL(location.href), source, scroll: state?.scroll ?? [0, 0] }, true);
}

async function visit(to: Visit, isHistory = false): Promise<void> {
  underWay?.abort();
  const { signal } = underWay = new AbortController();
  // a form is not sent twice: its page can be loaded whole only once it has led elsewhere
  let whole = to.init ? null : to.address;
  try {
    const source = new URL(to.source);
    source.searchParams.set(PARTIAL_PARAM, "true");
    const response = await fetch(source, { ...to.init, signal });
    const arrived = new URL(response.url);
    arrived.searchParams.delete(PARTIAL_PARAM);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (to.address && response.redirected) to.address = whole = arrived;
    const update = await prepare(page);
    if (signal.aborted) return;
    if (!update) {
      throw new Error(`${arrived} answers with none of this page's partials`);
    }
    if (to.address && !isHistory) {
      history.replaceState({ ...history.state, scroll: [scrollX, scrollY] }, "");
      history.pushState({ source: (response.redirected ? arrived : to.source).href }, "", to.address);
    }
    if (to.address) shown = to.address.pathname + to.address.search;
    update();
    markLinks();
    if (to.scroll) scroll(to, isHistory);
  } catch (error) {
    if (signal.aborted) return; // a newer visit took over
    if (!whole) throw error;
    console.warn("Client navigation failed, loading the whole page instead:", error);
    location.assign(whole);
  }
}

/** What brings this page up to date with `page`; null if they have no partial in common. */
async function prepare(page: Document): Promise<(() => void) | null> {
  const data = page.getElementById("frsh-partial");
  const { islands, props } = JSON.parse(
    data?.textContent ?? `{"islands":[],"props":"[[]]"}`,
  ) as {
    islands: [name: string, exportName: string, url: string][];
    props: string;
  };
  const components = await Promise.all(
    islands.map(async ([name, exportName, url]) => {
      return [name, (await import(url))[exportName] as ComponentType] as const;
    }),
  );
  const scope = new Scope(page, Object.fromEntries(components), parseProps(props, signalRevivers));
  const updates: (() => void)[] = [];
  findPartials(page.body, (start, name, mode) => {
    const region = regions.get(name);
    if (!region) return false;
    const content = read(start.nextSibling, closing(start, "partial"), scope);
    updates.push(() => region.update(mode, content));
    return true;
  });
  if (updates.length === 0) return null;
  return () => {
    for (const update of updates) update();
    for (const element of [...page.head.children]) {
      if (["title", "meta", "link", "style", "base"].includes(element.localName)) {
        putElement(document.importNode(element, true));
      }
    }
  };
}

/** Calls `found` for each partial until it takes it; those inside one that is taken come with it. */
function findPartials(root: Node, found: (start: Comment, name: string, mode: string) => boolean): void {
  for (let node = root.firstChild; node; node = node.nextSibling) {
    const marker = markerOf(node);
    if (marker?.kind === "partial" && found(node as Comment, marker.args[0], marker.args[1])) {
      node = closing(node as Comment, "partial");
    } else {
      findPartials(node, found);
    }
  }
}

function enabled(element: Element): boolean {
  const scope = element.closest("[f-client-nav]");
  return scope !== null && scope.getAttribute("f-client-nav") !== "false";
}

function resolve(path: string): URL {
  return new URL(path, location.href);
}

function markLinks(): void {
  for (const link of document.querySelectorAll("a[data-current], a[data-ancestor]")) {
    for (const name of ["data-current", "data-ancestor", "aria-current"]) {
      link.removeAttribute(name);
    }
  }
  for (const link of document.querySelectorAll("a[href]:not([aria-current])")) {
    const attributes = linkAttributes(link.getAttribute("href")!, location);
    for (const [name, value] of Object.entries(attributes)) {
      link.setAttribute(name, value);
    }
  }
}

function scroll({ address, scroll }: Visit, isHistory: boolean): void {
  const anchor = !isHistory && address?.hash
    ? document.getElementById(decodeURIComponent(address.hash.slice(1)))
    : null;
  if (anchor) anchor.scrollIntoView();
  else scrollTo(...scroll!);
}
