/** What a language has to say around a page, and on error pages. */

export interface PageMessages {
  skip: string;
  /** The navigation: pages by their place in it. */
  pages: {
    label: string;
    results: string;
    candidates: string;
    voters: string;
    vote: string;
    pipeline: string;
    audit: string;
    admin: string;
  };
  language: string;
  /** By an election's kind: the label, and what it means for the reader. */
  kinds: Record<"SIMULATION" | "REHEARSAL" | "ELECTION", { label: string; note: string }>;
  footer: {
    data: string;
    results: string;
    turnout: string;
    about: string;
  };
  errors: {
    notFound: string;
    notFoundNote: string;
    refused: string;
    refusedNote: string;
    failed: string;
    failedNote: string;
    back: string;
  };
}
