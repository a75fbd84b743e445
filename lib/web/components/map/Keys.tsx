import type { ComponentChildren } from "preact";
import type { Frame } from "@/lib/election/results.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { candidateFill } from "@/lib/web/look/candidate_colours.ts";
import { LEADER_OPACITIES, TURNOUT_OPACITIES } from "@/lib/web/map/tile_colours.ts";
import { MARGIN_STEPS, TIE_FILL, turnoutSteps } from "@/lib/web/map/tiles.ts";
import type { MapMessages } from "@/lib/web/messages/map/messages.ts";
import type { Words } from "@/lib/web/messages/words.ts";
import { initialsOf } from "@/lib/web/names.ts";

/** What colours and depths mean where tiles are coloured by their leader. */
export function LeaderKey(
  { candidates, words }: { candidates: Scenario["candidates"]; words: Words<MapMessages> },
) {
  const { t } = words;
  return (
    <>
      <ul>
        {candidates.map(({ candidate_id, candidate_name }) => (
          <Entry key={candidate_id} fill={candidateFill(candidate_id)} opacity={1}>
            <span class="inline-block w-8 font-semibold">{initialsOf(candidate_name)}</span>
            {candidate_name}
          </Entry>
        ))}
      </ul>
      <h3 class="pt-3 pb-1 font-semibold">{t.keys.margin}</h3>
      <ul class="flex flex-wrap gap-x-5">
        {LEADER_OPACITIES.map((opacity, step) => (
          <Entry key={step} fill="var(--ink)" opacity={opacity}>{marginText(step, words)}</Entry>
        ))}
      </ul>
      <ul class="flex flex-wrap gap-x-5 pt-3">
        <Entry fill={TIE_FILL} opacity={1}>{`= ${t.keys.tie}`}</Entry>
        <Entry fill="none" opacity={1} dashes="3 2">{t.keys.none}</Entry>
      </ul>
    </>
  );
}

function marginText(step: number, { t: { keys }, f }: Words<MapMessages>): string {
  const points = (part: number) => f.count(part * 100);
  if (step === 0) return keys.under(points(MARGIN_STEPS[0]));
  const from = points(MARGIN_STEPS[step - 1]);
  return step < MARGIN_STEPS.length ? keys.to(from, points(MARGIN_STEPS[step])) : keys.over(from);
}

/** What depths mean where tiles are coloured by the turnout. */
export function TurnoutKey({ frame, words }: { frame: Frame; words: Words<MapMessages> }) {
  const { t } = words;
  const steps = turnoutSteps(frame, { ...words, t: t.tiles });
  return (
    <>
      <h3 class="pb-1 font-semibold">{t.keys.turnout}</h3>
      <ul class="tabular-nums">
        {TURNOUT_OPACITIES.map((opacity, step) => (
          <Entry key={step} fill="var(--ink)" opacity={opacity}>
            <span id={`turnout-step-${step}`}>{steps[step]}</span>
          </Entry>
        ))}
        <Entry fill="none" opacity={1} dashes="3 2">{t.keys.none}</Entry>
      </ul>
    </>
  );
}

interface EntryProps {
  fill: string;
  opacity: number;
  dashes?: string;
  children: ComponentChildren;
}

function Entry({ fill, opacity, dashes, children }: EntryProps) {
  return (
    <li class="flex items-center gap-2 py-0.5">
      <svg class="shrink-0 w-4 h-4" viewBox="0 0 16 16" aria-hidden="true">
        <rect
          x="1"
          y="1"
          width="14"
          height="14"
          fill={fill}
          fill-opacity={opacity}
          stroke="var(--soft)"
          stroke-dasharray={dashes}
        />
      </svg>
      <span>{children}</span>
    </li>
  );
}
