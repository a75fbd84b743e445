import type { PageMessages } from "@/lib/web/messages/page/messages.ts";

export const pt: PageMessages = {
  skip: "Ir para o conteúdo",
  pages: {
    label: "Páginas",
    results: "Resultados",
    candidates: "Candidaturas",
    voters: "Eleitores",
    vote: "Votar",
    pipeline: "Pipeline",
    audit: "Auditoria",
    admin: "Administração",
  },
  language: "Idioma",
  kinds: {
    SIMULATION: {
      label: "Simulação",
      note: "Candidaturas, partidos e eleitores são inventados. Esta não é uma eleição real.",
    },
    REHEARSAL: {
      label: "Ensaio",
      note: "Números de teste. Ninguém votou e ninguém foi eleito.",
    },
    ELECTION: {
      label: "Não oficial",
      note: "Apuração preliminar. Só a autoridade eleitoral proclama o resultado.",
    },
  },
  footer: {
    data: "Leve os números",
    results: "Resultados",
    turnout: "Comparecimento",
    about: "Apurado por Urna: cada eleitor uma vez, falhe o que falhar.",
  },
  errors: {
    notFound: "Esta página não existe",
    notFoundNote: "O endereço pode estar errado, ou a página mudou de lugar.",
    refused: "Isto não pode ser feito daqui",
    refusedNote: "O pedido veio da página de outro site, ou de um proxy que esconde o endereço deste site.",
    failed: "Não foi possível montar esta página",
    failedNote: "A falha é nossa e foi registrada. A apuração continua.",
    back: "Ver os resultados",
  },
};
