/** What the picture of the results says, in the election's language: plain data, for a thread that draws it. Pure. */
import type { CandidateResult, ElectionInfo, Frame } from "@/lib/election/results.ts";
import { orderByVotes } from "@/lib/election/standings.ts";
import { candidatePortrait } from "@/lib/scenario/portraits.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { stateText } from "@/lib/web/components/CountState.tsx";
import { barScale } from "@/lib/web/chart/geometry.ts";
import { wordsFor } from "@/lib/web/messages/mod.ts";
import { kindOf, pageWordsFor } from "@/lib/web/messages/page/mod.ts";
import { shareWordsFor } from "@/lib/web/messages/share/mod.ts";
import type { Words } from "@/lib/web/messages/words.ts";
import { resultsSentence } from "@/lib/web/panel/results_sentence.ts";

export const MAX_PICTURED = 6;
/** A reader of the picture is not known, and it says of which zone its time is. */
const TIME_ZONE = "UTC";

export interface PicturedCandidate {
  name: string;
  party: string;
  /** In percent, as text. */
  share: string;
  /** Length of the bar, 0 to 1. */
  bar: number;
  /** #rrggbb; null for one whom the scenario does not have. */
  colour: string | null;
  /** SVG. */
  portrait: string | null;
}

export interface ResultsPicture {
  /** Whether it is a simulation, and what that means. */
  kind: { label: string; note: string };
  election: string;
  sentence: string;
  /** By votes, most first. */
  candidates: PicturedCandidate[];
  /** Told of those that there is no room for; null where all are shown. */
  more: string | null;
  progress: string;
  /** Votes of registered voters, 0 to 1. */
  turnout: number;
  /** How the count stands. */
  state: string;
  /** Of when the figures are. */
  time: string;
}

/** The picture of these totals. */
export function pictureOf(scenario: Scenario, frame: Frame): ResultsPicture {
  const words = wordsFor(scenario.language);
  const { t, f } = words;
  const { election, totals, as_of } = frame;
  const candidates = orderByVotes(frame.candidates);
  const shown = candidates.slice(0, candidates.length > MAX_PICTURED ? MAX_PICTURED - 1 : MAX_PICTURED);
  const scale = barScale(candidates.map(({ share }) => share));
  const others = candidates.length - shown.length;
  return {
    kind: kindOf(election.kind, pageWordsFor(scenario.language)),
    election: election.name,
    sentence: resultsSentence(candidates, words),
    candidates: shown.map((one) => pictured(one, scenario, scale, words)),
    more: others > 0 ? shareWordsFor(scenario.language).more(f.count(others)) : null,
    progress: t.progress.sentence(f.count(totals.votes), f.count(totals.registered), totals.votes),
    turnout: Math.min(1, totals.turnout),
    state: stateOf(election, words),
    time: f.dateTime(as_of, TIME_ZONE),
  };
}

function pictured(one: CandidateResult, scenario: Scenario, scale: number, { f }: Words): PicturedCandidate {
  const known = scenario.candidates.find(({ candidate_id }) => candidate_id === one.candidate_id);
  return {
    name: one.candidate_name,
    party: one.party_affiliation,
    share: f.percent(one.share),
    bar: Math.min(1, one.share / scale),
    colour: known?.colour.light ?? null,
    portrait: candidatePortrait(scenario, one.candidate_id),
  };
}

function stateOf(election: ElectionInfo, { t, f }: Words): string {
  const { delayed_since } = election;
  return delayed_since === null
    ? stateText(election, t)
    : t.delayed.since(f.dateTime(delayed_since, TIME_ZONE));
}

/** The picture has letters of these scripts alone. */
const DRAWN =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u;

/** Whether the picture can say all names of an election. */
export function isPicturable({ name, candidates }: Pick<Scenario, "name" | "candidates">): boolean {
  const names = candidates.flatMap((one) => [one.candidate_name, one.party_affiliation]);
  return [name, ...names].every((text) => DRAWN.test(text));
}
