/** The words of what tells how the count stands, and whether a page keeps itself current: for pages other than the panel. */
import type { CountStateMessages } from "@/lib/web/components/CountState.tsx";
import { panelTemplatesFor } from "@/lib/web/messages/mod.ts";
import type { PanelMessages } from "@/lib/web/messages/panel/messages.ts";
import type { Templates } from "@/lib/web/messages/templates.ts";

export type LiveMessages = Pick<PanelMessages, "link" | "updates" | "delayed"> & CountStateMessages;

/** The texts for a BCP 47 tag, as data for an island. */
export function liveTemplatesFor(language: string): Templates<LiveMessages> {
  const { link, updates, delayed, pollsOpen, pollsClosed, paused, allCounted, updated } = panelTemplatesFor(
    language,
  );
  return { link, updates, delayed, pollsOpen, pollsClosed, paused, allCounted, updated };
}
