/** What a page about candidates or locations is drawn from. */
import type { Frame } from "@/lib/election/results.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { liveTemplatesFor } from "@/lib/web/messages/live.ts";
import { placesTemplatesFor, type PlacesWords, placesWordsFor } from "@/lib/web/messages/places/mod.ts";
import type { Figures } from "@/lib/web/places/figures.ts";
import { figuresOf, type Subject } from "@/lib/web/places/subject.ts";
import { wholeFrame } from "@/lib/web/places/whole_frame.ts";
import type { State } from "@/lib/web/state.ts";

export interface PlacePage {
  scenario: Scenario;
  /** With every candidate and location of the scenario. */
  frame: Frame;
  words: PlacesWords;
  figures: Figures;
  /** Props of the island `PlaceFigures`. */
  live: { frame: string; subject: Subject; language: string; texts: string };
}

export function placePage({ live, language }: State, subject: Subject): PlacePage {
  const { scenario } = live;
  const frame = wholeFrame(live.frame, scenario);
  const words = placesWordsFor(language);
  const { figures } = placesTemplatesFor(language);
  return {
    scenario,
    frame,
    words,
    figures: figuresOf(subject, frame, { t: words.t.figures, f: words.f }),
    live: {
      frame: JSON.stringify(frame),
      subject,
      language,
      texts: JSON.stringify({ ...liveTemplatesFor(language), figures }),
    },
  };
}
