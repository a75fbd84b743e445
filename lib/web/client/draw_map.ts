/** Changes the map that the server has drawn: fills, figures and words, and no element. */
import type { Frame } from "@/lib/election/results.ts";
import { type ColouredBy, mapSentence, type MapWords, tilesOf, turnoutSteps } from "@/lib/web/map/tiles.ts";

/** Makes the map on the page show a frame. Locations that it has no tile for are passed over. */
export function drawMap(frame: Frame, by: ColouredBy, words: MapWords): void {
  for (const [code, { label, fill, opacity, dashes, ink, note }] of tilesOf(frame, by, words)) {
    const tile = document.getElementById(`tile-${code}`);
    if (!tile) continue;
    const [title, square, , below] = tile.children;
    setText(title, label);
    setAttributes(square, { fill, "fill-opacity": opacity, "stroke-dasharray": dashes });
    setAttributes(tile, { fill: ink });
    setText(below, note);
  }
  setText(document.getElementById("map-sentence"), mapSentence(frame, by, words));
  turnoutSteps(frame, words).forEach((text, step) =>
    setText(document.getElementById(`turnout-step-${step}`), text)
  );
}

/** Shows by what the tiles are coloured: which link is chosen, and which key is the right one. */
export function markChoice(by: ColouredBy): void {
  for (const link of document.querySelectorAll<HTMLElement>("a[data-by]")) {
    const chosen = link.dataset.by === by;
    if (chosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    const key = document.getElementById(`key-${link.dataset.by}`);
    if (key) key.hidden = !chosen;
  }
}

/** What is as it was is left alone: most tiles stay the same from one frame to the next. */
function setText(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

function setAttributes(element: Element, attributes: Record<string, string | number | undefined>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) element.removeAttribute(name);
    else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
  }
}
