/** What a page of places is about, and what moves on it. Pure. */
import type { Frame } from "@/lib/election/results.ts";
import { candidateFigures } from "@/lib/web/places/candidate_figures.ts";
import type { Figures } from "@/lib/web/places/figures.ts";
import { type FigureWords, galleryFigures } from "@/lib/web/places/gallery_figures.ts";
import { locationFigures } from "@/lib/web/places/location_figures.ts";

/** All candidates; one, by candidate_id; or a location, by code. */
export type Subject =
  | { kind: "candidates" }
  | { kind: "candidate"; id: string }
  | { kind: "location"; id: string };

export function figuresOf(subject: Subject, frame: Frame, words: FigureWords): Figures {
  if (subject.kind === "candidates") return galleryFigures(frame, words);
  return subject.kind === "candidate"
    ? candidateFigures(frame, subject.id, words)
    : locationFigures(frame, subject.id, words);
}
