/** What a component needs to speak: messages and formats of one language. */
import { type Format, formatFor } from "@/lib/web/format.ts";
import type { PanelMessages } from "@/lib/web/messages/panel/messages.ts";
import { messagesOf, type Templates } from "@/lib/web/messages/templates.ts";

export interface Words<T = PanelMessages> {
  /** BCP 47 tag of the numbers and dates. */
  language: string;
  t: T;
  f: Format;
}

/** The words that a page has sent to an island. */
export function wordsOf<T = PanelMessages>(language: string, templates: Templates<NoInfer<T>>): Words<T> {
  return { language, t: messagesOf<T>(templates, language), f: formatFor(language) };
}
