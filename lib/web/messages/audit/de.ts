import type { AuditMessages } from "@/lib/web/messages/audit/messages.ts";

export const de: AuditMessages = {
  title: "Die Auszählung prüfen",
  intro:
    "Niemand muss diesen Zahlen glauben. Was in die Wahlurne kam, steht in einem Journal, in dem sich nichts ändern " +
    "lässt, ohne dass sich sein Kopf mit ändert; und alles lässt sich noch einmal auszählen.",
  ledger: {
    heading: "Das Journal",
    sentence:
      "Jeder Stapel, der ausgezählt ist, hängt einen Prüfpunkt an eine Kette von Hashwerten an. Wer einen Kopf " +
      "notiert hat, erkennt später, ob davor etwas geändert wurde.",
    none: "Diese Zahlen hat ein anderes Programm veröffentlicht, ohne Journal.",
    checkpoints: "Prüfpunkte",
    head: "Kopf der Kette (SHA-256)",
    json: "Die Kette als JSON",
    away: "Das Journal ist gerade nicht zu lesen. Bitte laden Sie die Seite gleich noch einmal.",
  },
  receipt: {
    heading: "Ist meine Stimme dabei?",
    sentence:
      "Wer eine Stimme abgibt, erhält eine Quittung. Sie sagt, wo die Stimme liegt, und legt ihren Inhalt fest, verrät " +
      "aber niemandem, für wen sie ist.",
    label: "Quittung",
    check: "Quittung prüfen",
    malformed:
      "Das ist keine Quittung. Eine beginnt mit urna1-0-4711- und hat dann 43 Zeichen; bitte ganz kopieren.",
    unknown:
      "Das Journal kennt diese Quittung nicht. Eine Stimme kommt hinein, sobald sie ausgezählt ist, einen Augenblick " +
      "nach der Abgabe. Bleibt sie aus, liegt die Stimme nicht in der Urne dieser Wahl.",
    counted: "Ihre Stimme steht im Journal, und sie zählt.",
    notCounted: "Ihre Stimme steht im Journal, zählt aber nicht.",
    outcome: {
      counted: "Sie war die erste gültige Stimme dieser Person.",
      duplicate: "Eine andere Stimme derselben Person kam vorher.",
      unknown_voter: "Die Person war nicht im Wählerverzeichnis, als die Stimme kam.",
      unknown_candidate: "Unter dem angegebenen Namen tritt niemand an.",
      under_age: "Die Person ist am Wahltag zu jung.",
      poll_closed: "Sie kam nach dem Ende der Wahlzeit.",
      malformed: "Sie war nicht als Stimme zu lesen.",
    },
    proof: (checkpoint, position, size) =>
      `Bewiesen durch den Pfad von der Quittung zur Wurzel von Prüfpunkt ${checkpoint}; sie ist darin Nummer ` +
      `${position} von ${size}.`,
    flawed: (flaw) => `Der Beweis für diese Quittung gilt nicht: ${flaw}.`,
    json: "Der Beweis als JSON",
  },
  report: {
    heading: "Die letzte Prüfung",
    none: "Die Auszählung wurde noch nicht geprüft.",
    titles: [
      "Die Kette des Journals",
      "Kafkas Protokoll, mit dem Journal verglichen",
      "Die Stimmen, mit dem Protokoll verglichen",
      "Die zurückgewiesenen Stimmen, mit dem Protokoll verglichen",
      "Die Summen, mit der neuen Auszählung verglichen",
      "Die veröffentlichten Topics, mit der neuen Auszählung verglichen",
      "Diese Website, mit der neuen Auszählung verglichen",
    ],
    ok: (time) => `Noch einmal ausgezählt am ${time}, ohne jeden Unterschied.`,
    differs: (time) => `Noch einmal ausgezählt am ${time}: Es gibt Unterschiede.`,
    upTo: (votes, rejected, checkpoint) =>
      `${votes} Stimmen und ${rejected} zurückgewiesene Nachrichten, bis Prüfpunkt ${checkpoint}.`,
    step: "Schritt",
    compared: "Verglichen",
    result: "Ergebnis",
    stepOk: "Kein Unterschied",
    stepDiffers: (count) => `Unterschiede: ${count}`,
    first: "Der erste:",
  },
  how: {
    heading: "Selbst prüfen",
    sentence:
      "Auf dem Rechner der Auszählung oder mit den Adressen ihres Kafka und Postgres, während der Auszählung oder danach:",
    exits:
      "Die Prüfung zählt Kafkas Protokoll Stimme für Stimme noch einmal aus und vergleicht Journal, Stimmen, Summen, " +
      "veröffentlichte Zahlen und diese Seite. Unterscheidet sich etwas, endet sie mit dem Code 1 und nennt die " +
      "erste Stelle.",
  },
};
