import type { HistoryMessages } from "@/lib/web/messages/history/messages.ts";

export const en: HistoryMessages = {
  title: "The race over time",
  none: (time) => `At ${time}, no ballots had been counted. The lines begin with the first one.`,
  leadSince: (time, name, since) => `At ${time}, ${name} had been ahead since ${since}.`,
  leadAlways: (time, name) => `At ${time}, ${name} had been ahead from the first ballots on.`,
  tie: (time) => `At ${time}, nobody was ahead.`,
  changes: (changes, n) => `The lead had changed ${n === 1 ? "once" : `${changes} times`}.`,
  minute: (time, votes, n, perSecond) =>
    `In the minute before ${time}, ${votes} ${
      n === 1 ? "ballot was" : "ballots were"
    } counted, ${perSecond} a second.`,
  zoom: { label: "How much of the race", all: "Whole count", minute: "Last minute" },
  shares: "Share of all counted votes",
  ballots: "Ballots counted per second",
  times: "Times:",
  drawn: (count) => `Drawn are the ${count} with the most votes; the table of results has all.`,
  table: { open: "As a table", time: "Time", votes: "Votes", total: "Total", perSecond: "Per second" },
};
