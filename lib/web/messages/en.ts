import type { Messages } from "@/lib/web/messages/messages.ts";

const votesWord = (n: number) => n === 1 ? "vote" : "votes";

export const en: Messages = {
  pollsOpen: "Polls open, counting",
  allCounted: "All ballots counted",
  updated: (time) => `Updated ${time}`,
  delayed: {
    since: (time) => `The count is delayed since ${time}.`,
    note: "The figures shown are from then. Counting goes on by itself.",
    over: "The count keeps up again.",
  },

  ledger: { checkpoint: (n) => `Ledger, checkpoint ${n}`, check: "Check the count" },
  link: {
    connecting: "Connecting",
    live: "Live",
    every: (seconds) => `Every ${seconds} seconds`,
    paused: "Paused",
    waiting: "Newer figures are waiting",
    lost: "No connection",
    lostSince: (since) => `No connection since ${since}. Trying again.`,
    stale: "The figures shown may be out of date.",
    withoutScript: "Reload for newer figures",
  },
  updates: {
    legend: "Update",
    live: "Live",
    every: (seconds) => `${seconds} s`,
    everyLong: (seconds) => `Every ${seconds} seconds`,
    paused: "Pause",
    refresh: "Refresh",
    refreshed: "Figures refreshed",
    refreshFailed: "Refreshing failed. Trying again by itself.",
  },

  lead: {
    heading: "Who is ahead",
    leading: "Leading",
    mostVotes: "Most votes",
    tie: "Tie for first place",
    noVotes: "No votes counted yet",
    noVotesNote: "The first totals appear here as soon as a ballot has been counted.",
    margin: (points, votes, n, runnerUp) =>
      `${points} points ahead of ${runnerUp} (${votes} ${votesWord(n)})`,
    alone: "Only candidate",
    votes: (votes, n) => `${votes} ${votesWord(n)}`,
    tied: (names, votes, n) => `${names} have ${votes} ${votesWord(n)} each`,
  },
  figures: {
    heading: "The count in figures",
    registered: "Registered voters",
    votes: "Votes counted",
    turnout: "Turnout",
    rejected: "Rejected ballots",
  },
  progress: {
    heading: "Progress of the count",
    sentence: (votes, registered, n) =>
      `${votes} of ${registered} registered voters ${n === 1 ? "has" : "have"} a counted vote.`,
    locations: (reporting, all) => `${reporting} of ${all} locations are reporting.`,
    open: "More ballots are coming in.",
    counted: "No more ballots are expected.",
  },
  results: {
    heading: "Results",
    sentenceNone: "No votes have been counted, so nobody is ahead.",
    sentenceLead: (leader, share, votes) =>
      `${leader} has ${share} of ${votes} counted votes, the most of all candidates.`,
    sentenceTie: (names, share, votes) => `${names} are level with ${share} each of ${votes} counted votes.`,
    candidate: "Candidate",
    votes: "Votes",
    share: "Share",
    chart: "Shares of the vote as a ring",
    chartCentre: (n) => `${votesWord(n)} counted`,
    portrait: (name) => `Portrait of ${name}`,
  },
  turnout: {
    heading: "Turnout by location",
    sentenceNone: "No location has reported votes yet.",
    sentence: (highest, most, lowest, least) =>
      `Turnout is highest in ${highest} (${most}) and lowest in ${lowest} (${least}).`,
    columns: { name: "Location", registered: "Registered", votes: "Votes", turnout: "Turnout" },
    leading: "Leading",
    tie: "Tie",
    none: "No votes",
    sort: (column, order) =>
      `Sort by ${column.toLowerCase()}, ${order === "asc" ? "ascending" : "descending"}`,
    shown: (first, last, total) => `${first} to ${last} of ${total}`,
    pages: "Pages of locations",
    page: (page) => `Page ${page}`,
  },
  news: {
    lead: (name, share) => `${name} leads with ${share}.`,
    takesLead: (name, points) => `${name} takes the lead, ${points} points ahead.`,
    tie: (names) => `${names} are tied for first place.`,
    turnout: (percent, votes) => `Turnout has reached ${percent}: ${votes} votes counted.`,
    counted: (votes) => `All ballots counted: ${votes} votes.`,
  },
};
