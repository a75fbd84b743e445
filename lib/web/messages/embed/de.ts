import type { EmbedMessages } from "@/lib/web/messages/embed/messages.ts";

export const de: EmbedMessages = {
  summary: "Einbetten",
  note:
    "Dies in eine Seite kopieren. Es hält sich selbst aktuell und folgt der Sprache und dem hellen oder dunklen Modus ihrer Leser.",
  address: "Vor /embed gehört die Adresse dieser Website.",
};
