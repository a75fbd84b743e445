import type { AuditMessages } from "@/lib/web/messages/audit/messages.ts";

export const pt: AuditMessages = {
  title: "Conferir a apuração",
  intro:
    "Ninguém precisa acreditar nestes números. Tudo o que chegou à urna está em um registro no qual nada pode ser " +
    "alterado sem que o seu último código mude também; e a apuração inteira pode ser refeita.",
  ledger: {
    heading: "O registro",
    sentence:
      "Cada lote apurado acrescenta um ponto de verificação a uma cadeia de códigos. Quem anotou um deles pode " +
      "dizer depois que nada antes dele foi alterado.",
    none: "Estes totais foram publicados por outro programa, sem registro.",
    checkpoints: "Pontos de verificação",
    head: "Último código da cadeia (SHA-256)",
    json: "A cadeia em JSON",
    away: "O registro não pode ser lido por enquanto. Recarregue a página daqui a pouco.",
  },
  receipt: {
    heading: "O meu voto está lá?",
    sentence:
      "Quem vota recebe um recibo. Ele diz onde o voto está e fixa o seu conteúdo, mas não revela a ninguém para " +
      "quem ele foi.",
    label: "Recibo",
    check: "Conferir o recibo",
    malformed:
      "Isto não é um recibo. Um recibo começa com urna1-0-4711- e tem mais 43 letras e algarismos; copie-o inteiro.",
    unknown:
      "O registro não tem este recibo. Um voto entra nele quando é apurado, um instante depois de dado. Se não " +
      "aparecer, o voto não está na urna desta eleição.",
    counted: "O seu voto está no registro e foi contado.",
    notCounted: "O seu voto está no registro, mas não foi contado.",
    outcome: {
      counted: "Foi o primeiro voto válido desta pessoa.",
      duplicate: "Outro voto da mesma pessoa chegou antes.",
      unknown_voter: "A pessoa não estava registrada quando o voto chegou.",
      unknown_candidate: "Não há candidatura com o nome indicado.",
      under_age: "A pessoa não tem a idade mínima no dia da eleição.",
      poll_closed: "Chegou depois do encerramento da votação.",
      malformed: "Não pôde ser lido como um voto.",
    },
    proof: (checkpoint, position, size) =>
      `Provado pelo caminho do recibo até a raiz do ponto de verificação ${checkpoint}, no qual é o número ` +
      `${position} de ${size}.`,
    flawed: (flaw) => `A prova deste recibo não se sustenta: ${flaw}.`,
    json: "A prova em JSON",
  },
  report: {
    heading: "A última auditoria",
    none: "A apuração ainda não foi auditada.",
    titles: [
      "A cadeia do registro",
      "O log do Kafka, comparado com o registro",
      "Os votos, comparados com o log",
      "Os votos rejeitados, comparados com o log",
      "As somas, comparadas com a nova apuração",
      "Os tópicos publicados, comparados com a nova apuração",
      "Este site, comparado com a nova apuração",
    ],
    ok: (time) => `Apurado de novo em ${time}, sem nenhuma diferença.`,
    differs: (time) => `Apurado de novo em ${time}: há diferenças.`,
    upTo: (votes, rejected, checkpoint) =>
      `${votes} votos e ${rejected} mensagens rejeitadas, até o ponto de verificação ${checkpoint}.`,
    step: "Etapa",
    compared: "Comparado",
    result: "Resultado",
    stepOk: "Nenhuma diferença",
    stepDiffers: (count) => `Diferenças: ${count}`,
    first: "A primeira:",
  },
  how: {
    heading: "Audite você mesmo",
    sentence:
      "Na máquina da apuração, ou com os endereços do seu Kafka e do seu Postgres, durante a apuração ou depois dela:",
    exits:
      "A auditoria reconta o registro do Kafka voto a voto e compara registro, votos, somas, totais publicados e " +
      "este site. Se algo diferir, termina com o código 1 e diz onde está a primeira diferença.",
  },
};
