import type { EmbedMessages } from "@/lib/web/messages/embed/messages.ts";

export const es: EmbedMessages = {
  summary: "Insertar",
  note:
    "Copie esto en una página. Se actualiza solo y sigue el idioma y el tema claro u oscuro de quien la lee.",
  address: "Ponga la dirección de este sitio delante de /embed.",
};
