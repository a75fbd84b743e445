import type { MapMessages } from "@/lib/web/messages/map/messages.ts";
import type { Templates } from "@/lib/web/messages/templates.ts";

export const en: Templates<MapMessages> = {
  heading: "Map of the locations",
  by: "Coloured by",
  leader: "leader",
  turnout: "turnout",
  asTable: "The same as a table",
  keys: {
    margin: "Lead in points",
    under: "under {0}",
    to: "{0} to {1}",
    over: "{0} and more",
    turnout: "Turnout",
    tie: "Tie",
    none: "No votes yet",
  },
  tiles: {
    lead: "{0}: {1} leads by {2} points, turnout {3}",
    tie: "{0}: tie, turnout {1}",
    none: "{0}: no votes yet",
    sentenceNone: "No location has reported votes yet.",
    sentenceTurnout: "Turnout is highest in {0} ({1}) and lowest in {2} ({3}).",
    sentenceLeader: "Locations by leader: {0}.",
    leads: "{0} {1}",
    ties: "tie {0}",
    missing: "no votes yet {0}",
    span: "{0} to {1}",
  },
};
