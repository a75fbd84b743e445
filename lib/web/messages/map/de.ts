import type { MapMessages } from "@/lib/web/messages/map/messages.ts";
import type { Templates } from "@/lib/web/messages/templates.ts";

export const de: Templates<MapMessages> = {
  heading: "Karte der Gebiete",
  by: "Gefärbt nach",
  leader: "Führung",
  turnout: "Beteiligung",
  asTable: "Dasselbe als Tabelle",
  keys: {
    margin: "Vorsprung in Prozentpunkten",
    under: "unter {0}",
    to: "{0} bis {1}",
    over: "ab {0}",
    turnout: "Beteiligung",
    tie: "Gleichstand",
    none: "Noch keine Stimmen",
  },
  tiles: {
    lead: "{0}: {1} führt mit {2} Prozentpunkten Vorsprung, Beteiligung {3}",
    tie: "{0}: Gleichstand, Beteiligung {1}",
    none: "{0}: noch keine Stimmen",
    sentenceNone: "Noch hat kein Gebiet Stimmen gemeldet.",
    sentenceTurnout: "Am höchsten ist die Beteiligung in {0} ({1}), am niedrigsten in {2} ({3}).",
    sentenceLeader: "Gebiete nach Führung: {0}.",
    leads: "{0} {1}",
    ties: "Gleichstand {0}",
    missing: "noch keine Stimmen {0}",
    span: "{0} bis {1}",
  },
};
