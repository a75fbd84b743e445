/** What a language has to say on the map. The languages have it as templates. */

/** What changes with the count: the part that an island is sent. */
export interface TileMessages {
  /** A tile in words: the location, who leads by how many points, the turnout. */
  lead: (location: string, leader: string, points: string, turnout: string) => string;
  tie: (location: string, turnout: string) => string;
  none: (location: string) => string;
  sentenceNone: string;
  sentenceTurnout: (highest: string, most: string, lowest: string, least: string) => string;
  /** `parts`: a list of those that follow. */
  sentenceLeader: (parts: string) => string;
  leads: (candidate: string, locations: string) => string;
  ties: (locations: string) => string;
  missing: (locations: string) => string;
  span: (from: string, to: string) => string;
}

export interface MapMessages {
  heading: string;
  /** What the tiles are coloured by: one of the two that follow. */
  by: string;
  leader: string;
  turnout: string;
  asTable: string;
  keys: {
    margin: string;
    under: (points: string) => string;
    to: (from: string, to: string) => string;
    over: (points: string) => string;
    turnout: string;
    tie: string;
    none: string;
  };
  tiles: TileMessages;
}
