/** What every route finds on its context. */
import type { Desks } from "@/lib/web/desks.ts";

export interface State extends Desks {
  /** BCP 47 tag of the reader's language, one of those that the pages have words for. */
  language: string;
  /** Of the inline styles, where the page gives them one of its own. */
  nonce?: string;
}
