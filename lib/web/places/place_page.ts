/** What a page about candidates or locations is drawn from. */
import type { Frame } from "@/lib/election/results.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { type PlacesWords, placesWordsFor } from "@/lib/web/messages/places/mod.ts";
import type { Figures } from "@/lib/web/places/figures.ts";
import { figuresOf, type Subject } from "@/lib/web/places/subject.ts";
import { wholeFrame } from "@/lib/web/places/whole_frame.ts";
import type { State } from "@/lib/web/state.ts";

export interface PlacePage {
  subject: Subject;
  scenario: Scenario;
  /** With every candidate and location of the scenario. */
  frame: Frame;
  words: PlacesWords;
  figures: Figures;
}

export function placePage({ live: { scenario, frame: now }, language }: State, subject: Subject): PlacePage {
  const frame = wholeFrame(now, scenario);
  const words = placesWordsFor(language);
  const figures = figuresOf(subject, frame, { t: words.t.figures, f: words.f });
  return { subject, scenario, frame, words, figures };
}
