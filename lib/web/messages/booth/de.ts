import type { BoothMessages } from "@/lib/web/messages/booth/messages.ts";

export const de: BoothMessages = {
  title: "Stimme abgeben",
  intro:
    "Nummer eingeben, wählen, noch einmal hinsehen und die Quittung behalten: Mit ihr lässt sich prüfen, dass die " +
    "Stimme zählt.",
  problem: "Bitte prüfen",
  noSecret:
    "Diese Abstimmung ist nicht geheim: Wer die Wahl betreibt, kann sehen, wie jede Person gestimmt hat. Andere können das nicht.",
  stepsLabel: "Schritte",
  steps: { number: "Nummer", paper: "Stimmzettel", review: "Letzter Blick", receipt: "Quittung" },
  changeNumber: "Nummer ändern",
  checkReceipt: "Eine Quittung prüfen",
  number: {
    heading: "Wer stimmt ab?",
    sentence: (example) =>
      `Die Registrierungsnummer steht auf der Wahlbenachrichtigung und sieht aus wie ${example}. Leerzeichen, ` +
      "Bindestriche und kleine Buchstaben sind gleich.",
    label: "Registrierungsnummer",
    birth: "Geburtsdatum",
    next: "Zum Stimmzettel",
  },
  lend: {
    heading: "Keine Nummer zur Hand?",
    sentence:
      "Dies ist eine Simulation. Sie verleiht eine ihrer erfundenen Personen, die noch nicht gewählt hat und es auch nicht täte.",
    button: "Eine Nummer leihen",
    lent: (location) =>
      `Zum Ausprobieren: eine erfundene Person aus ${location}, die noch nicht gewählt hat. Die Nummer ist eingetragen.`,
  },
  paper: {
    heading: "Ihre Wahl",
    sentence: "Sie haben eine Stimme. Die Reihenfolge wird für jeden Stimmzettel ausgelost.",
    legend: "Kandidierende",
    next: "Zum letzten Blick",
  },
  review: {
    heading: "Ist das Ihr Stimmzettel?",
    sentence: "Einmal abgegeben, lässt sich die Stimme weder ändern noch zurücknehmen.",
    choice: "Ihre Wahl",
    cast: "Stimme abgeben",
    change: "Wahl ändern",
    over: "Diese Stimme zählt nicht",
    overSentence: "Das stand auf dem Stimmzettel.",
  },
  receipt: {
    heading: "Ihre Stimme ist in der Urne",
    sentence:
      "Bitte diese Quittung aufbewahren, auf Papier oder als Datei. Sie sagt, wo die Stimme liegt, und verrät niemandem, " +
      "für wen sie ist.",
    label: "Ihre Quittung",
    check: "Im Journal prüfen",
    moment:
      "Das Journal kennt die Quittung, sobald die Stimme gezählt ist, meist innerhalb einer Sekunde. Für eine Quittung auf " +
      "Papier bitte diese Seite drucken.",
    save: "Als Datei speichern",
    fileName: "quittung.txt",
    file: (election, receipt, address) =>
      `${election}\n\nQuittung für eine Stimme:\n${receipt}\n\nPrüfen, ob sie zählt:\n${address}\n\n` +
      "Diese Quittung verrät niemandem, für wen die Stimme ist.\n",
    results: "Zu den Ergebnissen",
    again: "Noch eine Stimme abgeben",
  },
  opening: {
    summary: "Die Öffnung: nur für Ihre Augen",
    sentence:
      "Mit der Öffnung und der Nachricht lässt sich die Quittung noch einmal berechnen und so sehen, dass sie zu Ihrer " +
      "Wahl gehört. Wer beides sieht, weiß, für wen Sie gestimmt haben.",
    opening: "Öffnung",
    message: "Nachricht in der Urne",
    save: "Beides als Datei speichern",
    fileName: "oeffnung.json",
  },
  notices: {
    no_number: "Bitte die Registrierungsnummer eingeben.",
    malformed_number: (example) =>
      `Das ist keine Registrierungsnummer: Ein Zeichen fehlt oder ist vertippt. Eine richtige sieht aus wie ${example}.`,
    no_birth: "Bitte das Geburtsdatum eingeben: Tag, Monat und Jahr.",
    no_choice: "Bitte eine Kandidatur ankreuzen.",
    unknown_voter:
      "Unter dieser Nummer ist niemand registriert. Bitte mit der Wahlbenachrichtigung vergleichen. Es wurde keine Stimme abgegeben.",
    unknown_pair:
      "Mit dieser Nummer und diesem Geburtsdatum ist niemand registriert. Bitte beides mit der Wahlbenachrichtigung " +
      "vergleichen. Es wurde keine Stimme abgegeben.",
    under_age: (age) =>
      `Diese Person ist am Wahltag jünger als ${age} und darf deshalb nicht wählen. Es wurde keine Stimme abgegeben.`,
    poll_closed:
      "Die Wahlzeit ist vorbei: Stimmen zählen nicht mehr. Die Ergebnisse stehen auf der ersten Seite.",
    duplicate:
      "Die Stimme dieser Person ist schon in der Urne, und nur die erste zählt. Haben Sie sie abgegeben, zeigt Ihre " +
      "Quittung, dass sie da ist; wenn nicht, sagen Sie es bitte denen, die diese Wahl betreiben.",
    unknown_candidate: "Diese Kandidatur steht nicht zur Wahl. Bitte eine von diesen ankreuzen.",
    not_cast:
      "Das Wählerverzeichnis oder die Urne ist gerade nicht zu erreichen. Es wurde keine Stimme abgegeben. Ihre Eingaben " +
      "bleiben erhalten: bitte in einigen Sekunden noch einmal versuchen.",
    not_known:
      "Es ist nicht bekannt, ob Ihre Stimme angekommen ist. Bitte noch einmal abgeben: Sie zählt einmal, wie oft sie auch gesendet wird.",
    too_many: (seconds) =>
      `Von Ihrer Adresse kamen zu viele Versuche. Es wurde keine Stimme abgegeben. Bitte in ${seconds} s noch einmal versuchen.`,
    nobody_to_lend: "Es hat sich keine Nummer zum Verleihen gefunden. Bitte gleich noch einmal versuchen.",
  },
};
