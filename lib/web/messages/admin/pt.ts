import type { AdminMessages } from "@/lib/web/messages/admin/messages.ts";

const FIELDS = {
  rate: "Votos por segundo",
  minutes: "Minutos",
  seed: "Semente",
  voters: "Eleitores registrados",
};

const RESTS = {
  producer: "Nenhum outro eleitor é registrado.",
  simulator:
    "O eleitorado simulado deixa de votar. Os votos da cabine e de programas continuam sendo recebidos.",
  aggregator:
    "Os votos continuam sendo recebidos e guardados, mas nenhum é apurado. Os resultados avisam que a apuração está " +
    "em pausa.",
};

export const pt: AdminMessages = {
  title: "Administração",
  signIn: {
    intro:
      "Quem tem o token de administração pode pausar a apuração, encerrar a votação, iniciar outra simulação e ler o cadastro dos eleitores.",
    token: "Token",
    where: "Ele foi impresso onde o Urna foi iniciado, ou escolhido ali com --admin-token.",
    button: "Entrar",
    wrong: "Este não é o token. Copie-o inteiro, como foi impresso na inicialização.",
    wait: (seconds, n) =>
      `Tentativas demais. Tente novamente em ${seconds} ${n === 1 ? "segundo" : "segundos"}.`,
  },
  signOut: "Sair",
  intro:
    "O que se decide aqui vale para todos os processos desta eleição, também depois de um reinício, e fica registrado " +
    "abaixo.",
  away: "O Postgres não responde. Nada pode ser alterado até que responda; a tentativa se repete sozinha.",
  voters: "Cadastro dos eleitores",
  refresh: "Atualizar",
  outcome: {
    done: "Feito.",
    unknown:
      "Um servidor não responde. Não se sabe se isto foi feito: o que foi feito está registrado abaixo.",
    as_it_was: "Nada foi alterado: já estava assim.",
    refused: "Nada foi alterado.",
  },
  obstacle: {
    no_simulation: "Esta eleição não é uma simulação, e nenhuma outra pode tomar o seu lugar.",
    not_here: "Uma nova simulação só pode ser iniciada onde deno task start executa os três workers.",
    workers_elsewhere:
      "Há workers também em outro processo. Encerre-os e tente de novo. Um que foi morto é esquecido depois de alguns " +
      "segundos.",
    under_way:
      "Uma nova simulação está sendo preparada. Nada mais pode ser alterado até que ela esteja pronta.",
  },
  progress: {
    heading: "Andamento",
    registered: "Eleitores cadastrados",
    votes: "Votos apurados",
    waiting: "Votos à espera de apuração",
    of: (n, all) => `${n} de ${all}`,
  },
  workers: {
    heading: "Workers",
    sentence:
      "Um worker em pausa descansa, onde quer que rode, até ser retomado. Nada se perde nesse meio-tempo.",
    none: "Esta instância não executa workers. O que se decide aqui chega aos de outros processos.",
    columns: {
      worker: "Worker",
      state: "Estado",
      since: "Desde",
      restarts: "Reinícios",
      done: "Feito desde o início",
      action: "Ação",
    },
    does: {
      producer: "registra eleitores",
      simulator: "deposita os votos do eleitorado simulado",
      aggregator: "apura os votos",
    },
    state: {
      running: "em execução",
      restarting: "reiniciando",
      paused: "em pausa",
      stopped: "parado",
      pausing: "prestes a pausar",
      resuming: "prestes a continuar",
      elsewhere: "não está neste processo",
    },
    pause: "Pausar",
    resume: "Retomar",
    pauseThis: (worker) => `Pausar o ${worker}`,
    resumeThis: (worker) => `Retomar o ${worker}`,
  },
  rate: {
    heading: "Velocidade da simulação",
    now: (rate, n) => `O eleitorado simulado deposita ${rate} ${n === 1 ? "voto" : "votos"} por segundo.`,
    fast: "O eleitorado simulado vota o mais rápido possível.",
    label: "Votos por segundo (0: o mais rápido possível)",
    button: "Alterar a velocidade",
  },
  poll: {
    heading: "Votação",
    open: "A votação está aberta.",
    closes: (time) => `A votação está aberta. Ela se encerra em ${time}.`,
    closed: (time) => `A votação foi encerrada em ${time}. Votos posteriores não contam.`,
    minutes: "Encerrar em quantos minutos (0: agora)",
    close: "Encerrar a votação",
    reopen: "Reabri-la",
    keepOpen: "Mantê-la aberta",
  },
  renewal: {
    heading: "Nova simulação",
    sentence: "Apaga esta eleição com todos os seus votos e inicia outra com o mesmo cenário.",
    seed: "Semente",
    voters: "Eleitores registrados",
    rate: "Votos por segundo (0: o mais rápido possível)",
    button: "Iniciar uma nova simulação",
    underWay: "Uma nova simulação está sendo preparada.",
    problem: (problem) => `Ela não avança: ${problem}. Haverá nova tentativa.`,
  },
  actions: {
    heading: "O que foi feito",
    sentence: "As ações mais recentes primeiro. Estes registros sobrevivem às eleições de que falam.",
    none: "Nada ainda.",
    time: "Hora",
    action: "Ação",
    pause: (worker) => `Pausou o ${worker}`,
    resume: (worker) => `Retomou o ${worker}`,
    rate: (from, to) =>
      from === null
        ? `Definiu a velocidade: ${to} votos por segundo`
        : `Alterou a velocidade de ${from} para ${to} votos por segundo`,
    close: (time) => `Marcou o encerramento da votação para ${time}`,
    reopen: (time) => `Reabriu a votação em ${time}`,
    keep_open: (time) => `Manteve aberta a votação, que se encerraria em ${time}`,
    new_simulation: (next, before) =>
      `Iniciou uma nova simulação: semente ${next.seed}, ${next.voters} eleitores, ${next.rate} votos por segundo; ` +
      `antes: semente ${before.seed}, ${before.voters} eleitores, ${before.votes} votos apurados`,
    fast: "tantos quanto possível",
  },
  confirm: {
    cancel: "Cancelar",
    pause: (worker) => ({ title: `Pausar o ${worker}?`, note: RESTS[worker], yes: `Pausar o ${worker}` }),
    resume: (worker) => ({
      title: `Retomar o ${worker}?`,
      note: "Ele continua de onde parou.",
      yes: `Retomar o ${worker}`,
    }),
    rate: (rate) => ({
      title: "Alterar a velocidade?",
      note: `O eleitorado simulado passa a depositar ${rate} votos por segundo.`,
      yes: "Alterar a velocidade",
    }),
    close: (time) => ({
      title: time === null ? "Encerrar a votação agora?" : `Encerrar a votação em ${time}?`,
      note:
        "Votos que chegarem depois não contam. O eleitorado simulado fica em casa enquanto a votação estiver " +
        "encerrada. Ela pode ser reaberta.",
      yes: "Encerrar a votação",
    }),
    reopen: () => ({
      title: "Reabrir a votação?",
      note:
        "Votos que chegaram durante o encerramento continuam rejeitados; esses eleitores podem votar de novo.",
      yes: "Reabrir a votação",
    }),
    new_simulation: ({ seed, voters, rate }, votes) => ({
      title: "Iniciar uma nova simulação?",
      note:
        `Isto apaga definitivamente a eleição, com seus ${votes} votos apurados e seu registro de apuração. A nova ` +
        `tem semente ${seed}, ${voters} eleitores e ${rate} votos por segundo.`,
      yes: "Apagar e recomeçar",
    }),
  },
  wrong: (field, value, least, most) =>
    `${FIELDS[field]}: “${value}” não é aceito. O valor deve ser um número ${
      field === "rate" ? "" : "inteiro "
    }de ${least} a ${most}.`,
};
