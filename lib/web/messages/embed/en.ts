import type { EmbedMessages } from "@/lib/web/messages/embed/messages.ts";

export const en: EmbedMessages = {
  summary: "Embed this",
  note:
    "Copy this into a page. It keeps itself current, and follows its reader’s language and light or dark.",
  address: "Put the address of this site before /embed.",
};
