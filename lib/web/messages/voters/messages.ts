/** What a language has to say of the voters. Numbers arrive as text; where grammar needs the number, it is `n`. */
import type { VOTER_ORDERS } from "@/lib/web/electorate/voter_view.ts";

export interface VotersMessages {
  title: string;
  intro: string;
  /** Beside a link: what the data is. */
  groupsAsData: string;
  unavailable: string;
  /** Names of what voters are told apart by. */
  location: string;
  age: string;
  gender: string;
  nationality: string;
  registered: string;
  share: string;
  figures: {
    heading: string;
    perSecond: string;
    expected: string;
    /** Of the expected electorate. */
    progress: string;
  };
  pace: {
    heading: string;
    sentence: string;
  };
  arrivals: {
    heading: string;
    sentence: (shown: string, newest: string) => string;
    none: string;
  };
  pyramid: {
    heading: string;
    none: string;
    sentence: (band: string, share: string) => string;
  };
  nationalities: {
    heading: string;
    none: string;
    one: (name: string) => string;
    several: (count: string, name: string, share: string) => string;
  };
  locations: {
    heading: string;
    none: string;
    sentence: (name: string, voters: string, share: string, smallest: string, least: string) => string;
  };
  table: {
    heading: string;
    sentence: string;
    all: string;
    sort: string;
    orders: Record<typeof VOTER_ORDERS[number], string>;
    show: string;
    shown: (first: string, last: string, total: string) => string;
    none: string;
    pages: string;
    before: string;
    after: string;
    first: string;
    restart: string;
    slow: string;
    busy: string;
    away: string;
    asData: string;
  };
  demographics: {
    heading: string;
    sentenceNone: string;
    sentence: (highest: string, most: string, lowest: string, least: string) => string;
    byAge: string;
    byGender: string;
    votes: string;
    turnout: string;
    vote: string;
    ahead: (name: string, share: string) => string;
    tie: string;
    noVotes: string;
    table: string;
    key: string;
  };
  records: {
    title: string;
    intro: string;
    sentence: string;
    back: string;
    search: string;
    find: string;
    unreadable: string;
    unknown: string;
    found: string;
    columns: Record<"number" | "name" | "born" | "address" | "contact", string>;
    /** To this page. */
    link: string;
  };
}
