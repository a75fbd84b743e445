/** Puts figures into the page that shows them. */
import type { Figure, Figures } from "@/lib/web/places/figures.ts";

/** What the page does not have is passed over: a table may show a part of its rows. */
export function showFigures(figures: Figures): void {
  for (const [id, figure] of Object.entries(figures)) {
    const element = document.getElementById(id);
    if (element) show(element, figure);
  }
}

function show(element: HTMLElement, figure: Figure): void {
  if (typeof figure === "string") setText(element, figure);
  else if (typeof figure === "number") element.setAttribute("width", String(figure));
  else if (typeof figure === "boolean") element.hidden = !figure;
  else if ("href" in figure) {
    setText(element, figure.text);
    element.setAttribute("href", figure.href);
  } else arrange(element, figure);
}

/** What is selected by a reader stays so where nothing has changed. */
function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

function arrange(parent: Element, ids: readonly string[]): void {
  const inOrder = ids.every((id, place) => parent.children[place]?.id === id);
  if (inOrder) return;
  const focused = document.activeElement;
  for (const id of ids) {
    const child = document.getElementById(id);
    if (child?.parentElement === parent) parent.append(child);
  }
  // What is moved loses the focus.
  if (focused instanceof HTMLElement && parent.contains(focused)) focused.focus({ preventScroll: true });
}
