import type { Messages } from "@/lib/web/messages/messages.ts";

const votesWord = (n: number) => n === 1 ? "Stimme" : "Stimmen";

export const de: Messages = {
  pollsOpen: "Wahllokale geöffnet, Auszählung läuft",
  allCounted: "Alle Stimmen ausgezählt",
  updated: (time) => `Stand ${time}`,
  delayed: {
    since: (time) => `Die Auszählung stockt seit ${time}.`,
    note: "Die Zahlen sind von da. Die Auszählung geht von selbst weiter.",
    over: "Die Auszählung läuft wieder.",
  },

  ledger: { checkpoint: (n) => `Journal, Prüfpunkt ${n}`, check: "Auszählung prüfen" },
  link: {
    connecting: "Verbindung wird aufgebaut",
    live: "Live",
    every: (seconds) => `Alle ${seconds} Sekunden`,
    paused: "Angehalten",
    waiting: "Neuere Zahlen liegen bereit",
    lost: "Keine Verbindung",
    lostSince: (since) => `Keine Verbindung seit ${since}. Neuer Versuch läuft.`,
    stale: "Die Zahlen sind womöglich veraltet.",
    withoutScript: "Für neuere Zahlen neu laden",
  },
  updates: {
    legend: "Aktualisierung",
    live: "Live",
    every: (seconds) => `${seconds} s`,
    everyLong: (seconds) => `Alle ${seconds} Sekunden`,
    paused: "Pause",
    refresh: "Neu laden",
    refreshed: "Zahlen neu geladen",
    refreshFailed: "Neu laden fehlgeschlagen. Es wird von selbst weiter versucht.",
  },

  lead: {
    heading: "Wer vorn liegt",
    leading: "In Führung",
    mostVotes: "Meiste Stimmen",
    tie: "Gleichstand an der Spitze",
    noVotes: "Noch keine Stimmen gezählt",
    noVotesNote: "Die ersten Zahlen erscheinen, sobald eine Stimme gezählt ist.",
    margin: (points, votes, n, runnerUp) =>
      `${points} Prozentpunkte vor ${runnerUp} (${votes} ${votesWord(n)})`,
    alone: "Einzige Kandidatur",
    votes: (votes, n) => `${votes} ${votesWord(n)}`,
    tied: (names, votes, n) => `${names} haben je ${votes} ${votesWord(n)}`,
  },
  figures: {
    heading: "Die Auszählung in Zahlen",
    registered: "Wahlberechtigte",
    votes: "Gezählte Stimmen",
    turnout: "Beteiligung",
    rejected: "Zurückgewiesen",
  },
  progress: {
    heading: "Stand der Auszählung",
    sentence: (votes, registered) =>
      `Von ${registered} Wahlberechtigten ist die Stimme von ${votes} gezählt.`,
    locations: (reporting, all) => `${reporting} von ${all} Gebieten melden Stimmen.`,
    open: "Es kommen weitere Stimmen herein.",
    counted: "Weitere Stimmen werden nicht erwartet.",
  },
  results: {
    heading: "Ergebnisse",
    sentenceNone: "Noch ist keine Stimme gezählt, also liegt niemand vorn.",
    sentenceLead: (leader, share, votes) =>
      `${leader} hat ${share} von ${votes} gezählten Stimmen und damit die meisten.`,
    sentenceTie: (names, share, votes) =>
      `${names} liegen mit je ${share} von ${votes} gezählten Stimmen gleichauf.`,
    candidate: "Kandidatur",
    votes: "Stimmen",
    share: "Anteil",
    chart: "Stimmenanteile als Ring",
    chartCentre: (n) => n === 1 ? "gezählte Stimme" : "gezählte Stimmen",
    portrait: (name) => `Porträt: ${name}`,
  },
  turnout: {
    heading: "Beteiligung nach Gebiet",
    sentenceNone: "Noch hat kein Gebiet Stimmen gemeldet.",
    sentence: (highest, most, lowest, least) =>
      `Am höchsten ist die Beteiligung in ${highest} (${most}), am niedrigsten in ${lowest} (${least}).`,
    columns: {
      name: "Gebiet",
      registered: "Berechtigte",
      votes: "Stimmen",
      turnout: "Beteiligung",
    },
    leading: "Vorn",
    tie: "Gleichstand",
    none: "Keine Stimmen",
    sort: (column, order) => `Nach ${column} sortieren, ${order === "asc" ? "aufsteigend" : "absteigend"}`,
    shown: (first, last, total) => `${first} bis ${last} von ${total}`,
    pages: "Seiten der Gebiete",
    page: (page) => `Seite ${page}`,
  },
  news: {
    lead: (name, share) => `${name} führt mit ${share}.`,
    takesLead: (name, points) => `${name} geht in Führung, ${points} Prozentpunkte voraus.`,
    tie: (names) => `${names} liegen gleichauf an der Spitze.`,
    turnout: (percent, votes) => `Die Beteiligung erreicht ${percent}: ${votes} Stimmen gezählt.`,
    counted: (votes) => `Alle Stimmen ausgezählt: ${votes}.`,
  },
};
