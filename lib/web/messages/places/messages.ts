/** The words of the pages of candidates and locations. */

/** What a number moves: the browser is sent these. */
export interface PlaceFigureMessages {
  votes: (count: string, number: number) => string;
  place: (place: string, of: string) => string;
  sharedPlace: (place: string, of: string) => string;
  noVotes: string;
  alone: string;
  ahead: (points: string, votes: string, number: number, name: string) => string;
  behind: (points: string, votes: string, number: number, name: string) => string;
  level: (name: string) => string;
  extremes: (best: string, bestShare: string, worst: string, worstShare: string) => string;
  noExtremes: string;
  leads: (name: string, share: string, points: string, votes: string, number: number, next: string) => string;
  /** The same when all is counted. */
  most: (name: string, share: string, points: string, votes: string, number: number, next: string) => string;
  leadsAlone: (name: string) => string;
  tie: (names: string, votes: string, number: number) => string;
  nobody: string;
  turnoutAbove: (points: string, whole: string) => string;
  turnoutBelow: (points: string, whole: string) => string;
  /** Where a reader would see no difference. */
  turnoutEqual: (whole: string) => string;
  /** A number of points that would read as none. */
  under: (points: string) => string;
}

export interface PlacesMessages {
  figures: PlaceFigureMessages;
  data: string;
  candidates: { title: string; intro: string };
  candidate: {
    all: string;
    result: string;
    biography: string;
    platform: string;
    extremes: string;
    best: string;
    worst: string;
    places: string;
    placesSentence: string;
    columns: Record<"name" | "votes" | "share" | "margin", string>;
    sort: (column: string) => string;
    trend: string;
    trendSentence: (time: string, name: string, share: string, before: string) => string;
    trendSame: (time: string, name: string, share: string) => string;
    trendBegins: (time: string, name: string, share: string) => string;
    perSecond: string;
    unknown: string;
    unknownSentence: string;
    description: (name: string, party: string) => string;
  };
  location: {
    back: string;
    registered: string;
    votes: string;
    turnout: string;
    result: string;
    candidate: string;
    share: string;
    versus: string;
    versusNote: string;
    /** In place of the comparison, where there is nothing to compare with. */
    only: string;
    arrival: string;
    arrivalSentence: (time: string, votes: string, number: number, name: string, minute: string) => string;
    arrivalQuiet: (time: string, votes: string, number: number, name: string) => string;
    neighbours: string;
    previous: string;
    next: string;
    unknown: string;
    unknownSentence: string;
    description: (name: string) => string;
  };
}
