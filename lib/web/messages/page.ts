/** The words around a page, and of error pages. Only the server needs them: they are in no script. */

interface PageMessages {
  skipToResults: string;
  /** By an election's kind: the label, and what it means for the reader. */
  kinds: Record<"SIMULATION" | "REHEARSAL" | "ELECTION", { label: string; note: string }>;
  footer: {
    data: string;
    results: string;
    turnout: string;
    about: string;
  };
  errors: {
    notFound: string;
    notFoundNote: string;
    refused: string;
    refusedNote: string;
    failed: string;
    failedNote: string;
    back: string;
  };
}

const en: PageMessages = {
  skipToResults: "Skip to the results",
  kinds: {
    SIMULATION: {
      label: "Simulation",
      note: "Candidates, parties and voters are made up. This is not a real election.",
    },
    REHEARSAL: {
      label: "Rehearsal",
      note: "Test figures. Nobody has voted and nobody has been elected.",
    },
    ELECTION: {
      label: "Unofficial",
      note: "A preliminary count. Only the electoral office declares the result.",
    },
  },
  footer: {
    data: "Take the figures",
    results: "Results",
    turnout: "Turnout",
    about: "Counted by Urna: each voter once, whatever fails meanwhile.",
  },
  errors: {
    notFound: "There is no such page",
    notFoundNote: "The address may be mistyped, or the page has moved.",
    refused: "This cannot be done from here",
    refusedNote:
      "The request came from a page of another site, or past a proxy that hides this site's own address.",
    failed: "This page could not be made",
    failedNote: "The fault is ours and has been logged. The count itself goes on.",
    back: "To the results",
  },
};

const de: PageMessages = {
  skipToResults: "Zu den Ergebnissen springen",
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

/** The words for a BCP 47 tag; English ones where there are none in it. */
export function pageWordsFor(language: string): PageMessages {
  return language.split("-")[0].toLowerCase() === "de" ? de : en;
}

/** Label and note of an election's kind. An unknown kind is shown by its own name, as unofficial. */
export function kindOf(kind: string, { kinds }: PageMessages): { label: string; note: string } {
  return kinds[kind as keyof typeof kinds] ?? { label: kind, note: kinds.ELECTION.note };
}
