import type { VotersMessages } from "@/lib/web/messages/voters/messages.ts";

export const en: VotersMessages = {
  title: "Voters",
  intro:
    "Who is registered, as registration goes on. Names, dates of birth, addresses and registration numbers are for " +
    "the administrator alone; who has voted is told of nobody.",
  groupsAsData: "Registered voters by location, age band, gender and nationality",
  unavailable: "The registry cannot be read for now. Reload the page in a moment.",
  location: "Location",
  age: "Age",
  gender: "Gender",
  nationality: "Nationality",
  registered: "Registered",
  share: "Share",
  figures: {
    heading: "Registration in figures",
    perSecond: "Registered per second, now",
    expected: "Electorate expected",
    progress: "Of it registered",
  },
  pace: {
    heading: "Registrations per second",
    sentence: "How many voters were registered in each second, from the election's beginning until now.",
  },
  arrivals: {
    heading: "Newest arrivals",
    sentence: (shown, newest) =>
      `${shown} of the last ${newest} who were registered, in no order of time and without anything that tells who they are.`,
    none: "Nobody is registered yet. The first appear here as soon as they are.",
  },
  pyramid: {
    heading: "Age and gender",
    none: "Nobody is registered yet.",
    sentence: (band, share) => `Most voters are aged ${band}: ${share} of all who are registered.`,
  },
  nationalities: {
    heading: "Nationality",
    none: "Nobody is registered yet.",
    one: (name) => `All registered voters have one nationality: ${name}.`,
    several: (count, name, share) => `Voters have ${count} nationalities; ${name} comes first with ${share}.`,
  },
  locations: {
    heading: "Location",
    none: "Nobody is registered yet.",
    sentence: (name, voters, share, smallest, least) =>
      `${name} has the most registered voters (${voters}, ${share}), ${smallest} the fewest (${least}).`,
  },
  table: {
    heading: "The registry",
    sentence:
      "Every registered voter, page by page. Pages are in the order asked for; within a page no row tells its " +
      "place, since a registration number could be made from it.",
    all: "All",
    sort: "Order",
    orders: {
      "registration-desc": "Newest first",
      "registration-asc": "Oldest first",
      "location-asc": "Location, A to Z",
      "location-desc": "Location, Z to A",
    },
    show: "Show",
    shown: (first, last, total) => `${first} to ${last} of ${total}`,
    none: "No registered voter fits this selection.",
    pages: "Pages of voters",
    before: "Previous",
    after: "Next",
    first: "First page",
    restart: "The address named a page of another selection or election: this is the first page.",
    slow: "Finding this page takes too long at this moment. Try again, or choose a location.",
    busy: "Too many readers ask for pages at this moment. Reload the page in a moment.",
    away: "The registry cannot be read for now. It appears here by itself, or when the page is reloaded.",
    asData: "This page",
  },
  demographics: {
    heading: "Turnout and vote by age and gender",
    sentenceNone: "No votes have been counted yet.",
    sentence: (highest, most, lowest, least) =>
      `Turnout is highest among voters aged ${highest} (${most}) and lowest among those aged ${lowest} (${least}).`,
    byAge: "Age",
    byGender: "Gender",
    votes: "Votes",
    turnout: "Turnout",
    vote: "Vote",
    ahead: (name, share) => `${name} ${share}`,
    tie: "Tie",
    noVotes: "No votes",
    table: "All shares as a table",
    key: "Colours",
  },
  records: {
    title: "Voters, full records",
    intro: "Personal data: for the administration of this election and for nothing else.",
    sentence: "Every registered voter, page by page, in the order asked for.",
    back: "To the administration",
    search: "Registration number",
    find: "Find",
    unreadable:
      "This is no registration number. One reads CA-00004WK-7: copy it whole, the last character too.",
    unknown: "Nobody is registered under this number.",
    found: "Found",
    columns: {
      number: "Registration number",
      name: "Name",
      born: "Born",
      address: "Address",
      contact: "Contact",
    },
    link: "Full records, for the administrator",
  },
};
