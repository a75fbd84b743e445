import type { AdministrationDesk, Overview } from "@/lib/web/administration/administration_desk.ts";
import { Actions } from "@/lib/web/components/admin/Actions.tsx";
import { NewSimulation } from "@/lib/web/components/admin/NewSimulation.tsx";
import { Progress } from "@/lib/web/components/admin/Progress.tsx";
import { Poll, Rate } from "@/lib/web/components/admin/Steering.tsx";
import { Workers } from "@/lib/web/components/admin/Workers.tsx";
import type { Frame } from "@/lib/election/results.ts";
import { adminWordsFor } from "@/lib/web/messages/admin/mod.ts";
import { wordsFor } from "@/lib/web/messages/mod.ts";

export interface PanelsProps {
  overview: Overview;
  administration: AdministrationDesk;
  totals: Frame["totals"];
  /** ms. */
  now: number;
  /** BCP 47. */
  language: string;
}

/** All that is steered, as it is. What moves in it is marked as live. */
export function Panels({ overview, administration, totals, now, language }: PanelsProps) {
  const { f } = wordsFor(language);
  const t = adminWordsFor(language);
  const { controls, actions } = overview;
  const { election, workers, obstacle, underWay } = administration;
  const rate = controls.rate ?? election.scenario.defaults.rate;
  return (
    <>
      <Progress totals={totals} expected={election.voters} {...{ t, f }} />
      <Workers workers={workers} paused={controls.paused} {...{ t, f }} />
      <Rate {...{ rate, t, f }} />
      <Poll {...{ controls, t, f, now }} />
      <NewSimulation
        seed={election.seed + 1}
        voters={election.voters}
        {...{ rate, obstacle, underWay, t }}
      />
      <Actions {...{ actions, t, f }} />
    </>
  );
}
