import type { MapMessages } from "@/lib/web/messages/map/messages.ts";
import type { Templates } from "@/lib/web/messages/templates.ts";

export const es: Templates<MapMessages> = {
  heading: "Mapa de las localidades",
  by: "Colores según",
  leader: "quién va en cabeza",
  turnout: "participación",
  asTable: "Lo mismo en una tabla",
  keys: {
    margin: "Ventaja en puntos",
    under: "menos de {0}",
    to: "de {0} a {1}",
    over: "{0} o más",
    turnout: "Participación",
    tie: "Empate",
    none: "Aún sin votos",
  },
  tiles: {
    lead: "{0}: {1} aventaja en {2} puntos, participación del {3}",
    tie: "{0}: empate, participación del {1}",
    none: "{0}: aún sin votos",
    sentenceNone: "Ninguna localidad tiene votos todavía.",
    sentenceTurnout: "La participación es más alta en {0} ({1}) y más baja en {2} ({3}).",
    sentenceLeader: "Localidades según quién va en cabeza: {0}.",
    leads: "{0} {1}",
    ties: "empate {0}",
    missing: "aún sin votos {0}",
    span: "de {0} a {1}",
  },
};
