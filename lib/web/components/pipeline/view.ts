/** What the sections of the pipeline's page are drawn from. */
import type { PipelineMessages } from "@/lib/web/messages/pipeline/messages.ts";
import type { Words } from "@/lib/web/messages/words.ts";
import { type Figures, figuresOf, type LiveWords } from "@/lib/web/pipeline/figures.ts";
import type { PipelineSample } from "@/lib/web/pipeline/sample.ts";
import { type Shapes, shapesOf } from "@/lib/web/pipeline/shapes.ts";

export interface PipelineView {
  sample: PipelineSample;
  figures: Figures;
  shapes: Shapes;
  words: Words<PipelineMessages>;
  live: LiveWords;
}

export function pipelineView(sample: PipelineSample, words: Words<PipelineMessages>): PipelineView {
  const live = { ...words, t: words.t.live };
  return { sample, words, live, figures: figuresOf(sample, live), shapes: shapesOf(sample) };
}
