import type { EmbedMessages } from "@/lib/web/messages/embed/messages.ts";

export const pt: EmbedMessages = {
  summary: "Incorporar",
  note:
    "Copie isto para uma página. O quadro se atualiza sozinho e segue o idioma e o tema claro ou escuro de quem lê.",
  address: "Ponha o endereço deste site antes de /embed.",
};
