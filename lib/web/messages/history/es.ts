import type { HistoryMessages } from "@/lib/web/messages/history/messages.ts";

export const es: HistoryMessages = {
  title: "La carrera a lo largo del tiempo",
  none: (time) => `A las ${time} no se había escrutado ningún voto. Las líneas empiezan con el primero.`,
  leadSince: (time, name, since) => `A las ${time}, ${name} iba en cabeza desde las ${since}.`,
  leadAlways: (time, name) => `A las ${time}, ${name} iba en cabeza desde los primeros votos.`,
  tie: (time) => `A las ${time}, nadie iba en cabeza.`,
  changes: (changes, n) => `El liderato había cambiado ${n === 1 ? "una vez" : `${changes} veces`}.`,
  minute: (time, votes, n, perSecond) =>
    `En el minuto anterior a las ${time} se ${
      n === 1 ? `escrutó ${votes} voto` : `escrutaron ${votes} votos`
    }, ${perSecond} por segundo.`,
  zoom: { label: "Qué parte de la carrera", all: "Todo el escrutinio", minute: "Último minuto" },
  shares: "Porcentaje de todos los votos escrutados",
  ballots: "Votos escrutados por segundo",
  times: "Horas:",
  drawn: (count) => `Se muestran los ${count} con más votos; la tabla de resultados los tiene todos.`,
  table: { open: "En una tabla", time: "Hora", votes: "Votos", total: "Total", perSecond: "Por segundo" },
};
