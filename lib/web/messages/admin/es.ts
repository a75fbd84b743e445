import type { AdminMessages } from "@/lib/web/messages/admin/messages.ts";

const FIELDS = {
  rate: "Votos por segundo",
  minutes: "Minutos",
  seed: "Semilla",
  voters: "Electores registrados",
};

const RESTS = {
  producer: "No se registran más electores.",
  simulator:
    "El electorado simulado deja de votar. Los votos de la cabina y de otros programas se siguen recibiendo.",
  aggregator:
    "Los votos se siguen recibiendo y guardando, pero no se escruta ninguno. Los resultados avisan de que el escrutinio " +
    "está en pausa.",
};

export const es: AdminMessages = {
  title: "Administración",
  signIn: {
    intro:
      "Quien tiene el token de administración puede pausar el escrutinio, cerrar la votación, iniciar otra simulación y leer las fichas de los electores.",
    token: "Token",
    where: "Se imprimió donde se inició Urna, o se eligió allí con --admin-token.",
    button: "Entrar",
    wrong: "Este no es el token. Cópielo entero, tal como se imprimió en el inicio.",
    wait: (seconds, n) =>
      `Demasiados intentos. Vuelva a intentarlo en ${seconds} ${n === 1 ? "segundo" : "segundos"}.`,
  },
  signOut: "Salir",
  intro:
    "Lo que se decide aquí vale para todos los procesos de esta elección, también tras un reinicio, y queda registrado " +
    "abajo.",
  away: "Postgres no responde. No se puede cambiar nada hasta que lo haga; se intenta de nuevo por sí solo.",
  voters: "Fichas de los electores",
  refresh: "Actualizar",
  outcome: {
    done: "Hecho.",
    unknown: "Un servidor no responde. No se sabe si esto se hizo: lo que se hizo consta más abajo.",
    as_it_was: "No se ha cambiado nada: ya estaba así.",
    refused: "No se ha cambiado nada.",
  },
  obstacle: {
    no_simulation: "Esta elección no es una simulación, y ninguna otra puede ocupar su lugar.",
    not_here: "Una nueva simulación solo puede iniciarse donde deno task start ejecuta los tres workers.",
    workers_elsewhere:
      "También hay workers en otro proceso. Deténgalos y vuelva a intentarlo. Uno que se interrumpió de golpe se " +
      "olvida pasados unos segundos.",
    under_way: "Se está preparando una nueva simulación. No se puede cambiar nada más hasta que esté lista.",
  },
  progress: {
    heading: "Cómo va",
    registered: "Electores registrados",
    votes: "Votos contados",
    waiting: "Votos por contar",
    of: (n, all) => `${n} de ${all}`,
  },
  workers: {
    heading: "Workers",
    sentence:
      "Un worker en pausa descansa, dondequiera que se ejecute, hasta que se reanuda. Entretanto no se pierde nada.",
    none: "Esta instancia no ejecuta workers. Lo que se decide aquí llega a los de otros procesos.",
    columns: {
      worker: "Worker",
      state: "Estado",
      since: "Desde",
      restarts: "Reinicios",
      done: "Hecho desde el inicio",
      action: "Acción",
    },
    does: {
      producer: "registra electores",
      simulator: "emite los votos del electorado simulado",
      aggregator: "escruta los votos",
    },
    state: {
      running: "en marcha",
      restarting: "reiniciándose",
      paused: "en pausa",
      stopped: "detenido",
      pausing: "a punto de pausarse",
      resuming: "a punto de continuar",
      elsewhere: "no está en este proceso",
    },
    pause: "Pausar",
    resume: "Reanudar",
    pauseThis: (worker) => `Pausar el ${worker}`,
    resumeThis: (worker) => `Reanudar el ${worker}`,
  },
  rate: {
    heading: "Velocidad de la simulación",
    now: (rate, n) => `El electorado simulado emite ${rate} ${n === 1 ? "voto" : "votos"} por segundo.`,
    fast: "El electorado simulado vota lo más rápido posible.",
    label: "Votos por segundo (0: lo más rápido posible)",
    button: "Cambiar la velocidad",
  },
  poll: {
    heading: "Votación",
    open: "La votación está abierta.",
    closes: (time) => `La votación está abierta. Se cierra el ${time}.`,
    closed: (time) => `La votación se cerró el ${time}. Los votos posteriores no cuentan.`,
    minutes: "Cerrar en cuántos minutos (0: ahora)",
    close: "Cerrar la votación",
    reopen: "Volver a abrirla",
    keepOpen: "Mantenerla abierta",
  },
  renewal: {
    heading: "Nueva simulación",
    sentence: "Borra esta elección con todos sus votos e inicia otra con el mismo escenario.",
    seed: "Semilla",
    voters: "Electores registrados",
    rate: "Votos por segundo (0: lo más rápido posible)",
    button: "Iniciar una nueva simulación",
    underWay: "Se está preparando una nueva simulación.",
    problem: (problem) => `No avanza: ${problem}. Se vuelve a intentar.`,
  },
  actions: {
    heading: "Lo que se ha hecho",
    sentence:
      "Las acciones más recientes primero. Estos registros sobreviven a las elecciones de las que hablan.",
    none: "Nada todavía.",
    time: "Hora",
    action: "Acción",
    pause: (worker) => `Pausó el ${worker}`,
    resume: (worker) => `Reanudó el ${worker}`,
    rate: (from, to) =>
      from === null
        ? `Fijó la velocidad: ${to} votos por segundo`
        : `Cambió la velocidad de ${from} a ${to} votos por segundo`,
    close: (time) => `Fijó el cierre de la votación para el ${time}`,
    reopen: (time) => `Volvió a abrir la votación el ${time}`,
    keep_open: (time) => `Mantuvo abierta la votación, que se iba a cerrar el ${time}`,
    new_simulation: (next, before) =>
      `Inició una nueva simulación: semilla ${next.seed}, ${next.voters} electores, ${next.rate} votos por segundo; ` +
      `antes: semilla ${before.seed}, ${before.voters} electores, ${before.votes} votos escrutados`,
    fast: "tantos como sea posible",
  },
  confirm: {
    cancel: "Cancelar",
    pause: (worker) => ({ title: `¿Pausar el ${worker}?`, note: RESTS[worker], yes: `Pausar el ${worker}` }),
    resume: (worker) => ({
      title: `¿Reanudar el ${worker}?`,
      note: "Continúa donde estaba.",
      yes: `Reanudar el ${worker}`,
    }),
    rate: (rate) => ({
      title: "¿Cambiar la velocidad?",
      note: `A partir de ahora el electorado simulado emite ${rate} votos por segundo.`,
      yes: "Cambiar la velocidad",
    }),
    close: (time) => ({
      title: time === null ? "¿Cerrar la votación ahora?" : `¿Cerrar la votación el ${time}?`,
      note:
        "Los votos que lleguen después no cuentan. El electorado simulado se queda en casa mientras la votación " +
        "esté cerrada. Se puede volver a abrir.",
      yes: "Cerrar la votación",
    }),
    reopen: () => ({
      title: "¿Volver a abrir la votación?",
      note:
        "Los votos que llegaron mientras estaba cerrada siguen rechazados; esos electores pueden votar de nuevo.",
      yes: "Abrir la votación",
    }),
    new_simulation: ({ seed, voters, rate }, votes) => ({
      title: "¿Iniciar una nueva simulación?",
      note:
        `Esto borra para siempre la elección, con sus ${votes} votos escrutados y su registro. La nueva ` +
        `tiene la semilla ${seed}, ${voters} electores y ${rate} votos por segundo.`,
      yes: "Borrarla y empezar de nuevo",
    }),
  },
  wrong: (field, value, least, most) =>
    `${FIELDS[field]}: «${value}» no se acepta. Debe ser un número ${
      field === "rate" ? "" : "entero "
    }de ${least} a ${most}.`,
};
