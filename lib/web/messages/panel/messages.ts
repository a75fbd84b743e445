/**
 * What a language has to say on the panel. Numbers and dates arrive as text, already formatted; where grammar needs
 * the number itself, it comes as `n`. The languages have it as templates.
 */
import type { SortKey, SortOrder } from "@/lib/web/panel/table_view.ts";

export interface PanelMessages {
  pollsOpen: string;
  pollsClosed: string;
  paused: string;
  allCounted: string;
  updated: (time: string) => string;
  waiting: (ballots: string, n: number) => string;
  delayed: {
    /** The notice: a heading and what it means. */
    since: (time: string) => string;
    note: string;
    /** The same where all was counted before. */
    counted: (time: string) => string;
    countedNote: string;
    /** What a screen reader is told when it is over. */
    over: string;
  };
  ledger: {
    checkpoint: (checkpoint: string) => string;
    /** Where there is none. */
    check: string;
  };

  link: {
    connecting: string;
    live: string;
    /** The connection is there, the figures come in steps of so many seconds. */
    every: (seconds: number) => string;
    paused: string;
    waiting: string;
    lost: string;
    lostSince: (since: string) => string;
    stale: string;
    withoutScript: string;
  };
  updates: {
    legend: string;
    live: string;
    every: (seconds: number) => string;
    everyLong: (seconds: number) => string;
    paused: string;
    refresh: string;
    refreshed: string;
    refreshFailed: string;
  };

  lead: {
    heading: string;
    leading: string;
    mostVotes: string;
    tie: string;
    noVotes: string;
    noVotesNote: string;
    margin: (points: string, votes: string, n: number, runnerUp: string) => string;
    alone: string;
    votes: (votes: string, n: number) => string;
    tied: (votes: string, n: number) => string;
    /** How sure the lead is, where more votes can come than it is ahead by: while the polls are open, and after. */
    unsure: (voters: string, n: number) => string;
    unsureClosed: (ballots: string, n: number) => string;
    /** And where fewer can. */
    sure: (votes: string, n: number) => string;
  };
  figures: {
    heading: string;
    registered: string;
    votes: string;
    turnout: string;
    rejected: string;
  };
  progress: {
    heading: string;
    sentence: (votes: string, registered: string, n: number) => string;
    locations: (reporting: string, all: string) => string;
    open: string;
    closed: string;
    paused: string;
    waiting: (ballots: string, n: number) => string;
    counted: string;
  };
  results: {
    heading: string;
    sentenceNone: string;
    sentenceLead: (leader: string, share: string, votes: string) => string;
    sentenceTie: (names: string, share: string, votes: string) => string;
    candidate: string;
    votes: string;
    share: string;
    chart: string;
    chartCentre: (n: number) => string;
    portrait: (name: string) => string;
    /** Of the shares' column: what stands below each share. */
    lastMinute: string;
    /** For a screen reader: how the share has changed in the last minute. */
    up: (points: string) => string;
    down: (points: string) => string;
    unchanged: string;
  };
  turnout: {
    heading: string;
    sentenceNone: string;
    sentence: (highest: string, most: string, lowest: string, least: string) => string;
    columns: Record<SortKey, string>;
    leading: string;
    tie: string;
    none: string;
    sort: Record<SortOrder, (column: string) => string>;
    shown: (first: string, last: string, total: string) => string;
    pages: string;
    page: (page: string) => string;
    search: string;
    find: string;
    notFound: (searched: string) => string;
    showAll: string;
  };
  news: {
    lead: (name: string, share: string) => string;
    takesLead: (name: string, points: string) => string;
    tie: (names: string) => string;
    sure: (name: string) => string;
    turnout: (percent: string, votes: string) => string;
    counted: (votes: string) => string;
  };
}
