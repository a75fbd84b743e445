/** Puts what a sample says into the page that the server has drawn. */
import type { Figures, LiveWords } from "@/lib/web/pipeline/figures.ts";
import { figuresOf } from "@/lib/web/pipeline/figures.ts";
import type { PipelineSample, TailMessage } from "@/lib/web/pipeline/sample.ts";
import { type Shapes, shapesOf } from "@/lib/web/pipeline/shapes.ts";
import { rowsOf, type TailFilter } from "@/lib/web/pipeline/tail_rows.ts";

/** Of each topic, so that a filter has something to find. */
const MAX_KEPT_MESSAGES = 300;

export function showSample(sample: PipelineSample, words: LiveWords): void {
  showTexts(figuresOf(sample, words));
  showShapes(shapesOf(sample));
}

/** A place whose text is empty takes no room where it is marked so. */
function showTexts(figures: Figures): void {
  for (const element of document.querySelectorAll<HTMLElement>("[data-v]")) {
    const text = figures[element.dataset.v!];
    if (text === undefined || element.textContent === text) continue;
    element.textContent = text;
    if (element.dataset.empty !== undefined) element.hidden = text === "";
  }
}

function showShapes(shapes: Shapes): void {
  for (const element of document.querySelectorAll<SVGElement>("[data-s]")) {
    for (const [name, value] of Object.entries(shapes[element.dataset.s!] ?? {})) {
      if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
  }
}

/** The messages that have come since the page was opened. */
export class SeenMessages {
  readonly #byTopic = new Map<string, Map<string, TailMessage>>();

  add({ tail }: PipelineSample): void {
    for (const { topic, messages } of tail) {
      const seen = this.#byTopic.get(topic) ?? new Map<string, TailMessage>();
      this.#byTopic.set(topic, seen);
      for (const message of messages) seen.set(`${message.partition} ${message.offset}`, message);
      for (const place of seen.keys()) {
        if (seen.size <= MAX_KEPT_MESSAGES) break;
        seen.delete(place);
      }
    }
  }

  show(filter: TailFilter, words: LiveWords): void {
    for (const body of document.querySelectorAll<HTMLElement>("tbody[data-tail]")) {
      const topic = body.dataset.tail!;
      const rows = rowsOf(topic, [...this.#byTopic.get(topic)?.values() ?? []], filter, words);
      showRows(body, rows.length > 0 ? rows : [["", "", "", words.t.noMatch]]);
    }
  }
}

/** Rows are made by copying the first one, so that they look as the server has drawn it. */
function showRows(body: HTMLElement, rows: readonly string[][]): void {
  while (body.children.length > rows.length) body.lastElementChild!.remove();
  while (body.children.length < rows.length) body.append(body.firstElementChild!.cloneNode(true));
  for (const [place, cells] of rows.entries()) {
    for (const [column, text] of cells.entries()) {
      const cell = body.children[place].children[column];
      if (cell.textContent !== text) cell.textContent = text;
    }
  }
}
