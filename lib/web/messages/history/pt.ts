import type { HistoryMessages } from "@/lib/web/messages/history/messages.ts";

export const pt: HistoryMessages = {
  title: "A disputa ao longo do tempo",
  none: (time) => `Às ${time}, nenhum voto tinha sido apurado. As linhas começam com o primeiro.`,
  leadSince: (time, name, since) => `Às ${time}, ${name} estava à frente desde as ${since}.`,
  leadAlways: (time, name) => `Às ${time}, ${name} estava à frente desde os primeiros votos.`,
  tie: (time) => `Às ${time}, ninguém estava à frente.`,
  changes: (changes, n) => `A liderança tinha mudado ${n === 1 ? "uma vez" : `${changes} vezes`}.`,
  minute: (time, votes, n, perSecond) =>
    `No minuto anterior às ${time}, ${
      n === 1 ? `foi apurado ${votes} voto` : `foram apurados ${votes} votos`
    }, ${perSecond} por segundo.`,
  zoom: { label: "Quanto da disputa", all: "Toda a apuração", minute: "Último minuto" },
  shares: "Percentual de todos os votos apurados",
  ballots: "Votos apurados por segundo",
  times: "Horários:",
  drawn: (count) => `Aparecem os ${count} mais votados; a tabela de resultados traz todos.`,
  table: { open: "Em tabela", time: "Horário", votes: "Votos", total: "Total", perSecond: "Por segundo" },
};
