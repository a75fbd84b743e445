import { LiveDemographics } from "@/islands/LiveParts.tsx";
import type { Demographic } from "@/lib/election/demographics.ts";
import { Demographics } from "@/lib/web/components/panel/Demographics.tsx";
import { votersWordsOf } from "@/lib/web/electorate/voters_words.ts";
import type { State } from "@/lib/web/state.ts";

interface DemographicsPartProps {
  state: State;
  /** Null where they cannot be read. */
  demographics: readonly Demographic[] | null;
}

/** Turnout and vote by age and gender as a part of the panel, live. */
export function DemographicsPart({ state, demographics }: DemographicsPartProps) {
  const { live: { frame, scenario }, language } = state;
  return (
    <>
      <Demographics
        candidates={frame.candidates}
        words={votersWordsOf(scenario, language)}
        demographics={demographics}
      />
      <LiveDemographics url="/voters/demographics" version={frame.version} />
    </>
  );
}
