import type { Frame } from "@/lib/election/results.ts";
import { standingOf } from "@/lib/election/standings.ts";
import { certaintyOf } from "@/lib/web/panel/certainty.ts";
import { Donut } from "@/lib/web/components/panel/Donut.tsx";
import { Heading } from "@/lib/web/components/Heading.tsx";
import { type ResultsProps, ResultsTable } from "@/lib/web/components/panel/ResultsTable.tsx";
import { resultsSentence } from "@/lib/web/panel/results_sentence.ts";

/** All candidates: a sentence, the table with bars, and the ring. */
export function Results({ frame, ...props }: ResultsProps & { frame: Frame }) {
  const { candidates, words, framed } = props;
  // The panel has said it at its top.
  const certainty = framed ? certaintyOf(standingOf(candidates), frame, words) : null;
  return (
    <section aria-labelledby="results">
      <Heading id="results" title={words.t.results.heading}>
        {resultsSentence(candidates, words)}
        {certainty && <span data-decided={certainty.isDecided}>{` ${certainty.text}`}</span>}
      </Heading>
      <div class="grid gap-8 lg:grid-cols-12 lg:gap-12 items-center">
        <div class="lg:col-span-8">
          <ResultsTable {...props} />
        </div>
        <div class="lg:col-span-4">
          <Donut candidates={candidates} words={words} />
        </div>
      </div>
    </section>
  );
}
