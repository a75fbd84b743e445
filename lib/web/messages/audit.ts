/** The words of the audit's page. Only the server needs them: they are in no script. */
import type { MessageOutcome } from "@/lib/ledger/leaf.ts";

export interface AuditMessages {
  title: string;
  intro: string;
  ledger: {
    heading: string;
    sentence: string;
    none: string;
    checkpoints: string;
    head: string;
    json: string;
  };
  receipt: {
    heading: string;
    sentence: string;
    label: string;
    check: string;
    malformed: string;
    unknown: string;
    counted: string;
    notCounted: string;
    outcome: Record<MessageOutcome, string>;
    proof: (checkpoint: string, position: string, size: string) => string;
    flawed: (flaw: string) => string;
    json: string;
  };
  report: {
    heading: string;
    none: string;
    ok: (time: string) => string;
    differs: (time: string) => string;
    upTo: (votes: string, rejected: string, checkpoint: string) => string;
    step: string;
    compared: string;
    result: string;
    stepOk: string;
    stepDiffers: (count: string) => string;
    first: string;
  };
  how: { heading: string; sentence: string; exits: string };
}

const en: AuditMessages = {
  title: "Check the count",
  intro:
    "Nobody has to believe these figures. Whatever reached the ballot box is in a ledger, in which nothing can be " +
    "changed without its head changing too; and the whole count can be done again.",
  ledger: {
    heading: "The ledger",
    sentence:
      "Each batch that is counted appends a checkpoint to a chain of hashes. Whoever has noted down a head can " +
      "tell later that nothing before it was changed.",
    none: "These totals were published by another engine, without a ledger.",
    checkpoints: "Checkpoints",
    head: "Head of the chain (SHA-256)",
    json: "The chain as JSON",
  },
  receipt: {
    heading: "Is my ballot in it?",
    sentence:
      "Whoever casts a ballot gets a receipt. It says where the ballot lies and commits to what it says, but tells " +
      "nobody whom it is for.",
    label: "Receipt",
    check: "Check the receipt",
    malformed: "This is no receipt. One reads urna1-0-4711- and 43 letters and digits; copy it whole.",
    unknown:
      "The ledger does not have this receipt. A ballot comes in once it is counted, a moment after it was cast. " +
      "If it stays away, the ballot is not in this election's ballot box.",
    counted: "Your ballot is in the ledger, and it counts.",
    notCounted: "Your ballot is in the ledger, but does not count.",
    outcome: {
      counted: "It was the first valid ballot of its voter.",
      duplicate: "Another ballot of the same voter came before it.",
      unknown_voter: "Its voter was not registered when it came.",
      unknown_candidate: "Nobody stands for election under the name that it gives.",
      under_age: "Its voter is below the voting age on the day of the election.",
      poll_closed: "It came after the poll was closed.",
      malformed: "It could not be read as a ballot.",
    },
    proof: (checkpoint, position, size) =>
      `Proven by the path from the receipt to the root of checkpoint ${checkpoint}, in which it is number ` +
      `${position} of ${size}.`,
    flawed: (flaw) => `The proof for this receipt does not hold: ${flaw}.`,
    json: "The proof as JSON",
  },
  report: {
    heading: "The last audit",
    none: "The count has not been audited yet.",
    ok: (time) => `Counted again on ${time}, without any difference.`,
    differs: (time) => `Counted again on ${time}: there are differences.`,
    upTo: (votes, rejected, checkpoint) =>
      `${votes} votes and ${rejected} rejected messages, up to checkpoint ${checkpoint}.`,
    step: "Step",
    compared: "Compared",
    result: "Result",
    stepOk: "No difference",
    stepDiffers: (count) => `Differences: ${count}`,
    first: "The first:",
  },
  how: {
    heading: "Audit it yourself",
    sentence:
      "On the machine of the count, or with the addresses of its Kafka and Postgres, during the count or after it:",
    exits:
      "It counts Kafka's log again, ballot by ballot, and compares ledger, votes, tallies, published totals and " +
      "this site. It ends with exit code 1 if anything differs, and names the first difference with its place.",
  },
};

const de: AuditMessages = {
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

/** The words for a BCP 47 tag; English ones where there are none in it. */
export function auditWordsFor(language: string): AuditMessages {
  return language.split("-")[0].toLowerCase() === "de" ? de : en;
}
