/**
 * What moves on a page that the server has drawn: by the id of its element, the same on both sides. The server
 * writes the figures into the page, the browser puts those of a newer frame in their place. Pure.
 */

/**
 * A text; a number: the width of a bar; a link's text and address; whether an element is shown; or an element's
 * children, by their ids in their order.
 */
export type Figure = string | number | boolean | FigureLink | readonly string[];

export interface FigureLink {
  text: string;
  href: string;
}

export type Figures = Record<string, Figure>;

/** A figure that is a text. Throws where the page has none of this id. */
export function textOf(figures: Figures, id: string): string {
  const figure = figures[id];
  if (typeof figure !== "string") throw new Error(`no text of id ${id} on this page`);
  return figure;
}

/** A figure that is the width of a bar, in percent. Throws where the page has none of this id. */
export function widthOf(figures: Figures, id: string): number {
  const figure = figures[id];
  if (typeof figure !== "number") throw new Error(`no bar of id ${id} on this page`);
  return figure;
}
