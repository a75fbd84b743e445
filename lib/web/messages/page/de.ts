import type { PageMessages } from "@/lib/web/messages/page/messages.ts";

export const de: PageMessages = {
  skip: "Zum Inhalt springen",
  pages: {
    label: "Seiten",
    results: "Ergebnisse",
    candidates: "Kandidierende",
    voters: "Wählende",
    vote: "Abstimmen",
    pipeline: "Pipeline",
    audit: "Prüfung",
    admin: "Verwaltung",
  },
  language: "Sprache",
  kinds: {
    SIMULATION: {
      label: "Simulation",
      note: "Kandidierende, Parteien und Wählende sind erfunden. Dies ist keine echte Wahl.",
    },
    REHEARSAL: {
      label: "Probelauf",
      note: "Testzahlen. Niemand hat gewählt, und niemand wurde gewählt.",
    },
    ELECTION: {
      label: "Vorläufig",
      note: "Eine vorläufige Auszählung. Das Ergebnis stellt allein die Wahlleitung fest.",
    },
  },
  footer: {
    data: "Die Zahlen zum Mitnehmen",
    results: "Ergebnisse",
    turnout: "Beteiligung",
    about: "Gezählt von Urna: jede Stimme einmal, was immer unterwegs ausfällt.",
  },
  errors: {
    notFound: "Diese Seite gibt es nicht",
    notFoundNote: "Die Adresse ist vielleicht vertippt, oder die Seite ist umgezogen.",
    refused: "Das geht von hier aus nicht",
    refusedNote:
      "Die Anfrage kam von der Seite einer anderen Website, oder ein Proxy verbirgt die eigene Adresse.",
    failed: "Diese Seite kam nicht zustande",
    failedNote: "Der Fehler liegt bei uns und ist protokolliert. Die Auszählung läuft weiter.",
    back: "Zu den Ergebnissen",
  },
};
