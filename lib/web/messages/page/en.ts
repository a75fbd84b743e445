import type { PageMessages } from "@/lib/web/messages/page/messages.ts";

export const en: PageMessages = {
  skip: "Skip to the content",
  pages: {
    label: "Pages",
    results: "Results",
    candidates: "Candidates",
    voters: "Voters",
    vote: "Vote",
    pipeline: "Pipeline",
    audit: "Audit",
    admin: "Administration",
  },
  language: "Language",
  kinds: {
    SIMULATION: {
      label: "Simulation",
      note: "Candidates, parties and voters are made up. This is not a real election.",
    },
    REHEARSAL: {
      label: "Rehearsal",
      note: "Test figures. Nobody has voted and nobody has been elected.",
    },
    ELECTION: {
      label: "Unofficial",
      note: "A preliminary count. Only the electoral office declares the result.",
    },
  },
  footer: {
    data: "Take the figures",
    results: "Results",
    turnout: "Turnout",
    about: "Counted by Urna: each voter once, whatever fails meanwhile.",
  },
  errors: {
    notFound: "There is no such page",
    notFoundNote: "The address may be mistyped, or the page has moved.",
    refused: "This cannot be done from here",
    refusedNote:
      "The request came from a page of another site, or past a proxy that hides this site's own address.",
    failed: "This page could not be made",
    failedNote: "The fault is ours and has been logged. The count itself goes on.",
    back: "To the results",
  },
};
