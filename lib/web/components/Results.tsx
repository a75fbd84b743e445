import type { CandidateResult } from "@/lib/election/results.ts";
import { standingOf } from "@/lib/election/standings.ts";
import { Donut } from "@/lib/web/components/Donut.tsx";
import { Heading } from "@/lib/web/components/Heading.tsx";
import { type ResultsProps, ResultsTable } from "@/lib/web/components/ResultsTable.tsx";
import type { Words } from "@/lib/web/messages/words.ts";

/** All candidates: a sentence, the table with bars, and the ring. */
export function Results(props: ResultsProps) {
  const { candidates, words } = props;
  return (
    <section aria-labelledby="results">
      <Heading id="results" title={words.t.results.heading}>{sentence(candidates, words)}</Heading>
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

function sentence(candidates: CandidateResult[], { t, f }: Words): string {
  const standing = standingOf(candidates);
  if (standing.kind === "none") return t.results.sentenceNone;
  const total = f.count(candidates.reduce((sum, candidate) => sum + candidate.votes, 0));
  if (standing.kind === "tie") {
    const names = f.list(standing.leaders.map((leader) => leader.candidate_name));
    return t.results.sentenceTie(names, f.percent(standing.leaders[0].share), total);
  }
  const { leader } = standing;
  return t.results.sentenceLead(leader.candidate_name, f.percent(leader.share), total);
}
