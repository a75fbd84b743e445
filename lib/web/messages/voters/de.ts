import type { VotersMessages } from "@/lib/web/messages/voters/messages.ts";

export const de: VotersMessages = {
  title: "Wahlberechtigte",
  intro:
    "Wer im Wählerverzeichnis steht, während es sich füllt. Namen, Geburtsdaten, Adressen und Wählernummern sieht " +
    "nur die Verwaltung; von niemandem ist zu erfahren, ob die Stimme schon abgegeben ist.",
  groupsAsData: "Wahlberechtigte nach Gebiet, Altersgruppe, Geschlecht und Staatsangehörigkeit",
  unavailable: "Das Wählerverzeichnis ist zurzeit nicht zu lesen. Bitte die Seite gleich noch einmal laden.",
  location: "Gebiet",
  age: "Alter",
  gender: "Geschlecht",
  nationality: "Staatsangehörigkeit",
  registered: "Berechtigte",
  share: "Anteil",
  figures: {
    heading: "Die Eintragung in Zahlen",
    perSecond: "Eintragungen je Sekunde, jetzt",
    expected: "Erwartete Wahlberechtigte",
    progress: "Davon eingetragen",
  },
  pace: {
    heading: "Eintragungen je Sekunde",
    sentence: "Wie viele Wahlberechtigte in jeder Sekunde eingetragen wurden, vom Beginn der Wahl bis jetzt.",
  },
  arrivals: {
    heading: "Neu eingetragen",
    sentence: (shown, newest) =>
      `${shown} der letzten ${newest} Eingetragenen, in keiner zeitlichen Folge und ohne alles, was sagt, wer sie sind.`,
    none: "Noch ist niemand eingetragen. Die Ersten erscheinen hier, sobald es so weit ist.",
  },
  pyramid: {
    heading: "Alter und Geschlecht",
    none: "Noch ist niemand eingetragen.",
    sentence: (band, share) => `Am stärksten ist die Altersgruppe ${band}: ${share} aller Eingetragenen.`,
  },
  nationalities: {
    heading: "Staatsangehörigkeit",
    none: "Noch ist niemand eingetragen.",
    one: (name) => `Alle Eingetragenen haben dieselbe Staatsangehörigkeit: ${name}.`,
    several: (count, name, share) =>
      `Es gibt ${count} Staatsangehörigkeiten; vorn liegt ${name} mit ${share}.`,
  },
  locations: {
    heading: "Gebiet",
    none: "Noch ist niemand eingetragen.",
    sentence: (name, voters, share, smallest, least) =>
      `Die meisten Wahlberechtigten hat ${name} (${voters}, ${share}), die wenigsten hat ${smallest} (${least}).`,
  },
  table: {
    heading: "Das Wählerverzeichnis",
    sentence:
      "Alle Eingetragenen, Seite für Seite. Die Seiten folgen der gewählten Ordnung; innerhalb einer Seite verrät " +
      "keine Zeile ihren Platz, denn daraus ließe sich eine Wählernummer bilden.",
    all: "Alle",
    sort: "Ordnung",
    orders: {
      "registration-desc": "Neueste zuerst",
      "registration-asc": "Älteste zuerst",
      "location-asc": "Gebiet, A bis Z",
      "location-desc": "Gebiet, Z bis A",
    },
    show: "Anzeigen",
    shown: (first, last, total) => `${first} bis ${last} von ${total}`,
    none: "Zu dieser Auswahl ist niemand eingetragen.",
    pages: "Seiten des Verzeichnisses",
    before: "Zurück",
    after: "Weiter",
    first: "Erste Seite",
    restart: "Die Adresse nannte eine Seite einer anderen Auswahl oder Wahl: Dies ist die erste Seite.",
    slow:
      "Diese Seite ist im Augenblick nicht schnell genug zu finden. Bitte noch einmal versuchen oder ein Gebiet wählen.",
    busy: "Im Augenblick werden zu viele Seiten verlangt. Bitte die Seite gleich noch einmal laden.",
    away:
      "Das Wählerverzeichnis ist zurzeit nicht zu lesen. Es erscheint hier von selbst oder nach erneutem Laden der Seite.",
    asData: "Diese Seite",
  },
  demographics: {
    heading: "Beteiligung und Stimmen nach Alter und Geschlecht",
    sentenceNone: "Noch ist keine Stimme gezählt.",
    sentence: (highest, most, lowest, least) =>
      `Am höchsten ist die Beteiligung in der Altersgruppe ${highest} (${most}), am niedrigsten in der Gruppe ${lowest} (${least}).`,
    byAge: "Alter",
    byGender: "Geschlecht",
    votes: "Stimmen",
    turnout: "Beteiligung",
    vote: "Stimmen für",
    ahead: (name, share) => `${name} ${share}`,
    tie: "Gleichstand",
    noVotes: "Keine Stimmen",
    table: "Alle Anteile als Tabelle",
    key: "Farben",
  },
  records: {
    title: "Wahlberechtigte, vollständige Einträge",
    intro: "Personenbezogene Daten: für die Verwaltung dieser Wahl und für nichts sonst.",
    sentence: "Alle Eingetragenen, Seite für Seite, in der gewählten Ordnung.",
    back: "Zur Verwaltung",
    search: "Wählernummer",
    find: "Suchen",
    unreadable:
      "Das ist keine Wählernummer. Eine sieht aus wie CA-00004WK-7: bitte ganz kopieren, auch das letzte Zeichen.",
    unknown: "Unter dieser Nummer ist niemand eingetragen.",
    found: "Gefunden",
    columns: {
      number: "Wählernummer",
      name: "Name",
      born: "Geboren",
      address: "Adresse",
      contact: "Kontakt",
    },
    link: "Vollständige Einträge, für die Verwaltung",
  },
};
