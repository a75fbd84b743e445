import type { MapMessages } from "@/lib/web/messages/map/messages.ts";
import type { Templates } from "@/lib/web/messages/templates.ts";

export const pt: Templates<MapMessages> = {
  heading: "Mapa das localidades",
  by: "Cores por",
  leader: "liderança",
  turnout: "comparecimento",
  asTable: "O mesmo em uma tabela",
  keys: {
    margin: "Vantagem em pontos",
    under: "menos de {0}",
    to: "{0} a {1}",
    over: "{0} ou mais",
    turnout: "Comparecimento",
    tie: "Empate",
    none: "Ainda sem votos",
  },
  tiles: {
    lead: "{0}: {1} lidera por {2} pontos, comparecimento de {3}",
    tie: "{0}: empate, comparecimento de {1}",
    none: "{0}: ainda sem votos",
    sentenceNone: "Nenhuma localidade tem votos ainda.",
    sentenceTurnout: "O comparecimento é maior em {0} ({1}) e menor em {2} ({3}).",
    sentenceLeader: "Localidades por quem lidera: {0}.",
    leads: "{0} {1}",
    ties: "empate {0}",
    missing: "ainda sem votos {0}",
    span: "{0} a {1}",
  },
};
