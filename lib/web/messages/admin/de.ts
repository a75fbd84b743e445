import type { AdminMessages } from "@/lib/web/messages/admin/messages.ts";

const FIELDS = {
  rate: "Stimmen je Sekunde",
  minutes: "Minuten",
  seed: "Startwert",
  voters: "Wahlberechtigte",
};

const RESTS = {
  producer: "Es werden keine Wahlberechtigten mehr eingetragen.",
  simulator:
    "Die simulierten Wahlberechtigten stimmen nicht mehr ab. Stimmen aus der Kabine und von Programmen werden weiter " +
    "angenommen.",
  aggregator:
    "Stimmen werden weiter angenommen und aufbewahrt, aber nicht gezählt. Die Ergebnisse sagen, dass die Auszählung ruht.",
};

export const de: AdminMessages = {
  title: "Verwaltung",
  signIn: {
    intro:
      "Mit dem Token der Verwaltung lässt sich die Auszählung anhalten, die Wahl schließen, eine neue Simulation " +
      "beginnen und lesen, was über die Wahlberechtigten gespeichert ist.",
    token: "Token",
    where: "Es wurde dort ausgegeben, wo Urna gestartet wurde, oder dort mit --admin-token gewählt.",
    button: "Anmelden",
    wrong: "Das ist nicht das Token. Es ist ganz zu kopieren, wie es beim Start ausgegeben wurde.",
    wait: (seconds, n) =>
      `Zu viele Versuche. Der nächste ist in ${seconds} ${n === 1 ? "Sekunde" : "Sekunden"} möglich.`,
  },
  signOut: "Abmelden",
  intro:
    "Was hier entschieden wird, gilt für alle Prozesse dieser Wahl, auch nach einem Neustart, und wird unten " +
    "festgehalten.",
  away: "Postgres antwortet nicht. Bis dahin lässt sich nichts ändern; es wird von selbst wieder versucht.",
  voters: "Daten der Wahlberechtigten",
  refresh: "Neu laden",
  outcome: {
    done: "Erledigt.",
    unknown:
      "Ein Server antwortet nicht. Ob es getan wurde, ist nicht bekannt; was getan wurde, steht unten.",
    as_it_was: "Nichts wurde geändert: Es war schon so.",
    refused: "Nichts wurde geändert.",
  },
  obstacle: {
    no_simulation: "Diese Wahl ist keine Simulation, deshalb kann keine andere an ihre Stelle treten.",
    not_here:
      "Eine neue Simulation lässt sich nur dort beginnen, wo deno task start alle drei Worker ausführt.",
    workers_elsewhere:
      "Auch in einem anderen Prozess laufen Worker. Erst sind diese zu beenden. Ein abgebrochener ist nach einigen " +
      "Sekunden vergessen.",
    under_way: "Eine neue Simulation wird eingerichtet. Bis sie steht, lässt sich nichts anderes ändern.",
  },
  progress: {
    heading: "Stand",
    registered: "Eingetragene Wahlberechtigte",
    votes: "Gezählte Stimmen",
    waiting: "Noch nicht gezählt",
    of: (n, all) => `${n} von ${all}`,
  },
  workers: {
    heading: "Worker",
    sentence:
      "Ein angehaltener Worker ruht, wo immer er läuft, bis er fortgesetzt wird. Dabei geht nichts verloren.",
    none: "Diese Instanz führt keine Worker aus. Was hier entschieden wird, erreicht die anderer Prozesse.",
    columns: {
      worker: "Worker",
      state: "Zustand",
      since: "Seit",
      restarts: "Neustarts",
      done: "Seit dem Start getan",
      action: "Aktion",
    },
    does: {
      producer: "trägt Wahlberechtigte ein",
      simulator: "gibt die Stimmen der simulierten Wahlberechtigten ab",
      aggregator: "zählt Stimmen",
    },
    state: {
      running: "läuft",
      restarting: "startet neu",
      paused: "angehalten",
      stopped: "beendet",
      pausing: "hält gleich an",
      resuming: "läuft gleich weiter",
      elsewhere: "nicht in diesem Prozess",
    },
    pause: "Anhalten",
    resume: "Fortsetzen",
    pauseThis: (worker) => `${worker} anhalten`,
    resumeThis: (worker) => `${worker} fortsetzen`,
  },
  rate: {
    heading: "Tempo der Simulation",
    now: (rate, n) =>
      `Die simulierten Wahlberechtigten geben ${rate} ${n === 1 ? "Stimme" : "Stimmen"} je Sekunde ab.`,
    fast: "Die simulierten Wahlberechtigten stimmen so schnell wie möglich ab.",
    label: "Stimmen je Sekunde (0: so schnell wie möglich)",
    button: "Tempo ändern",
  },
  poll: {
    heading: "Wahlzeit",
    open: "Die Wahl ist geöffnet.",
    closes: (time) => `Die Wahl ist geöffnet. Sie schließt am ${time}.`,
    closed: (time) => `Die Wahl wurde am ${time} geschlossen. Spätere Stimmen zählen nicht.`,
    minutes: "In wie vielen Minuten schließen (0: jetzt)",
    close: "Wahl schließen",
    reopen: "Wieder öffnen",
    keepOpen: "Geöffnet lassen",
  },
  renewal: {
    heading: "Neue Simulation",
    sentence: "Löscht diese Wahl mit allen Stimmen und beginnt eine andere nach demselben Szenario.",
    seed: "Startwert",
    voters: "Wahlberechtigte",
    rate: "Stimmen je Sekunde (0: so schnell wie möglich)",
    button: "Neue Simulation beginnen",
    underWay: "Eine neue Simulation wird eingerichtet.",
    problem: (problem) => `Es geht nicht voran: ${problem}. Es wird wieder versucht.`,
  },
  actions: {
    heading: "Was getan wurde",
    sentence: "Das Neueste zuerst. Diese Aufzeichnungen überdauern die Wahlen, von denen sie erzählen.",
    none: "Noch nichts.",
    time: "Zeit",
    action: "Aktion",
    pause: (worker) => `${worker} angehalten`,
    resume: (worker) => `${worker} fortgesetzt`,
    rate: (from, to) =>
      from === null
        ? `Tempo auf ${to} Stimmen je Sekunde gesetzt`
        : `Tempo von ${from} auf ${to} Stimmen je Sekunde geändert`,
    close: (time) => `Schluss der Wahl festgelegt: ${time}`,
    reopen: (time) => `Wahl wieder geöffnet: ${time}`,
    keep_open: (time) => `Wahl geöffnet gelassen; vorgesehener Schluss war ${time}`,
    new_simulation: (next, before) =>
      `Neue Simulation begonnen: Startwert ${next.seed}, ${next.voters} Wahlberechtigte, ${next.rate} Stimmen je ` +
      `Sekunde; davor: Startwert ${before.seed}, ${before.voters} Wahlberechtigte, ${before.votes} gezählte Stimmen`,
    fast: "so viele wie möglich",
  },
  confirm: {
    cancel: "Abbrechen",
    pause: (worker) => ({ title: `${worker} anhalten?`, note: RESTS[worker], yes: `${worker} anhalten` }),
    resume: (worker) => ({
      title: `${worker} fortsetzen?`,
      note: "Es geht dort weiter, wo er stand.",
      yes: `${worker} fortsetzen`,
    }),
    rate: (rate) => ({
      title: "Tempo ändern?",
      note: `Die simulierten Wahlberechtigten geben von jetzt an ${rate} Stimmen je Sekunde ab.`,
      yes: "Tempo ändern",
    }),
    close: (time) => ({
      title: time === null ? "Wahl jetzt schließen?" : `Wahl am ${time} schließen?`,
      note:
        "Stimmen, die später ankommen, zählen nicht. Die simulierten Wahlberechtigten bleiben zu Hause, solange " +
        "die Wahl geschlossen ist. Sie lässt sich wieder öffnen.",
      yes: "Wahl schließen",
    }),
    reopen: () => ({
      title: "Wahl wieder öffnen?",
      note:
        "Stimmen, die ankamen, während sie geschlossen war, bleiben zurückgewiesen; wer sie abgab, darf noch " +
        "einmal abstimmen.",
      yes: "Wahl öffnen",
    }),
    new_simulation: ({ seed, voters, rate }, votes) => ({
      title: "Neue Simulation beginnen?",
      note:
        `Das löscht die Wahl mit ${votes} gezählten Stimmen und ihrem Journal, endgültig. Die neue hat den ` +
        `Startwert ${seed}, ${voters} Wahlberechtigte und ${rate} Stimmen je Sekunde.`,
      yes: "Löschen und neu beginnen",
    }),
  },
  wrong: (field, value, least, most) =>
    `${FIELDS[field]}: „${value}“ wird nicht angenommen, sondern eine ${
      field === "rate" ? "Zahl" : "ganze Zahl"
    } von ${least} bis ${most}.`,
};
