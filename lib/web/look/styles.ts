/**
 * The stylesheet of a page: made on the server from the classes that its HTML uses, and put into its
 * head. The browser gets finished CSS with the first byte and none of what made it.
 */
import { twind, virtual } from "@twind/core";
import { LATER_CLASSES } from "@/lib/web/look/extra_classes.ts";
import { theme } from "@/lib/web/look/theme.ts";

/** Sets of classes whose CSS is kept. Pages have few: one for each state that they can be in. */
const MAX_KEPT_SHEETS = 64;

/** Where the app wrapper wants the CSS; a nonce that it carries then covers what is put in. */
const PLACEHOLDER = /(<style[^>]*\sid="styles"[^>]*>)[^<]*(<\/style>)/;

/** The answer; a page, an error's too, with the CSS of its classes. */
export async function withStyles(answer: Response): Promise<Response> {
  const isPage = answer.headers.get("content-type")?.startsWith("text/html");
  if (!isPage || answer.body === null) return answer;

  const html = styled(await answer.text());
  const headers = new Headers(answer.headers);
  headers.delete("content-length");
  return new Response(html, { status: answer.status, statusText: answer.statusText, headers });
}

/** The page with its CSS: in `<style id="styles">` if it has one, else in a new element ending the head. */
export function styled(html: string): string {
  const css = stylesheetOf([...classesOf(html), ...LATER_CLASSES]);
  if (PLACEHOLDER.test(html)) {
    return html.replace(PLACEHOLDER, (_, open, close) => open + css + close);
  }
  return html.replace("</head>", () => `<style id="styles">${css}</style></head>`);
}

/** The class names that a page's elements carry. Scripts are passed over: they may contain markup as text. */
export function classesOf(html: string): Set<string> {
  const classes = new Set<string>();
  const markup = html.replaceAll(/<script\b[^]*?<\/script>/gi, "");
  for (const [, value] of markup.matchAll(/\sclass="([^"]*)"/g)) {
    for (const name of decoded(value).split(/\s+/)) {
      if (name !== "") classes.add(name);
    }
  }
  return classes;
}

const sheets = new Map<string, string>();

/** The CSS of these classes, with that of plain elements. */
export function stylesheetOf(classes: Iterable<string>): string {
  const names = [...new Set(classes)].sort();
  const key = names.join(" ");
  let css = sheets.get(key);
  if (css === undefined) {
    const tw = twind(theme, virtual());
    tw(key);
    css = inBlocks(tw.target).join("");
    if (sheets.size >= MAX_KEPT_SHEETS) sheets.delete(sheets.keys().next().value!);
    sheets.set(key, css);
  }
  return css;
}

const MEDIA_RULE = /^(@media[^{]*\{)([^]*)\}$/;

/** The rules in their order, those of one window width in a row in one block. */
function inBlocks(rules: readonly string[]): string[] {
  const blocks: string[] = [];
  let open = "";
  for (const rule of rules) {
    const [, media = "", inner = rule] = MEDIA_RULE.exec(rule) ?? [];
    if (media !== "" && media === open) blocks.push(blocks.pop()!.slice(0, -1) + inner + "}");
    else blocks.push(rule);
    open = media;
  }
  return blocks;
}

function decoded(value: string): string {
  return value.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
