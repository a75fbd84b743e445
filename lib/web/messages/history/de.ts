import type { HistoryMessages } from "@/lib/web/messages/history/messages.ts";

export const de: HistoryMessages = {
  title: "Der Verlauf der Auszählung",
  none: (time) => `Stand ${time}: Noch ist keine Stimme ausgezählt. Die Linien beginnen mit der ersten.`,
  leadSince: (time, name, since) => `Stand ${time}: ${name} liegt seit ${since} vorn.`,
  leadAlways: (time, name) => `Stand ${time}: ${name} liegt seit den ersten Stimmen vorn.`,
  tie: (time) => `Stand ${time}: Niemand liegt vorn.`,
  changes: (changes, n) => `Die Führung hat bis dahin ${n === 1 ? "einmal" : `${changes}-mal`} gewechselt.`,
  minute: (time, votes, n, perSecond) =>
    `In der Minute vor ${time} ${
      n === 1 ? `wurde ${votes} Stimme` : `wurden ${votes} Stimmen`
    } ausgezählt, ${perSecond} pro Sekunde.`,
  zoom: { label: "Ausschnitt des Verlaufs", all: "Ganze Auszählung", minute: "Letzte Minute" },
  shares: "Anteil an allen ausgezählten Stimmen",
  ballots: "Ausgezählte Stimmen pro Sekunde",
  times: "Zeiten:",
  drawn: (count) => `Gezeichnet sind die ${count} mit den meisten Stimmen; die Ergebnistabelle hat alle.`,
  table: { open: "Als Tabelle", time: "Zeit", votes: "Stimmen", total: "Gesamt", perSecond: "Pro Sekunde" },
};
