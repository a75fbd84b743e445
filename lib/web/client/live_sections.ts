/** Keeps what the server has drawn current: asks for it again when the count has moved on, and replaces what differs. */
import "@/lib/web/client/common.ts";
import { rememberedPace } from "@/lib/web/client/remembered_pace.ts";
import { followFrames } from "@/lib/web/client/shown_frame.ts";

/** The server makes it anew no more often. */
const REFRESH_MS = 2_000;
/** So long after the count has moved on something still changes: what is told of the last seconds. */
const SETTLE_MS = 12_000;

/**
 * Follows the frames that the page shows until the end that it returns is called. `url` answers HTML: each element in
 * it with an id and the attribute `data-live` takes the place of the page's. `version`: of what the page has.
 */
export function followSections(url: string, version: number): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wanted = false;
  let busy = false;
  let movedAt = -Infinity;
  let refreshedAt = -Infinity;

  const refresh = async () => {
    timer = undefined;
    const pace = rememberedPace();
    if (pace === "paused") return;
    // At a slower pace what is shown changes with the frames alone.
    wanted = pace === "live" && performance.now() < movedAt + SETTLE_MS;
    busy = true;
    try {
      const response = await fetch(url, { signal });
      if (!response.ok) throw new Error(`${url} answered ${response.status}`);
      replaceSections(await response.text());
    } catch (error) {
      if (!signal.aborted) console.warn("What is shown could not be renewed:", error);
    }
    refreshedAt = performance.now();
    busy = false;
    if (wanted && !signal.aborted) plan();
  };
  const plan = () => {
    wanted = true;
    if (busy || timer !== undefined || document.hidden) return;
    timer = setTimeout(refresh, Math.max(0, refreshedAt + REFRESH_MS - performance.now()));
  };
  const end = followFrames((frame) => {
    if (frame.version === version) return;
    version = frame.version;
    movedAt = performance.now();
    plan();
  });
  document.addEventListener("visibilitychange", () => wanted && plan(), { signal });
  return () => {
    end();
    clearTimeout(timer);
    ended.abort();
  };
}

/**
 * Each element of the HTML with an id and the attribute `data-live` takes the place of the page's, where the two
 * differ. What is the same stays as it is, with whatever a reader has selected in it; and so does what a reader is
 * typing into.
 */
export function replaceSections(html: string): void {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const newer of body.querySelectorAll<HTMLElement>("[data-live][id]")) {
    const shown = document.getElementById(newer.id);
    if (!shown || shown.outerHTML === newer.outerHTML || isFilledIn(shown)) continue;
    const hadFocus = shown.contains(document.activeElement);
    shown.replaceWith(newer);
    if (hadFocus) newer.querySelector<HTMLElement>("button, a")?.focus();
  }
}

/** Whether it has a field that was changed, or that a reader is in. */
function isFilledIn(element: Element): boolean {
  return [...element.querySelectorAll("input")].some((field) =>
    field.value !== field.defaultValue || field === document.activeElement
  );
}
