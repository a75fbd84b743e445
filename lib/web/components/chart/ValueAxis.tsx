import { MAX_VALUE_MARKS } from "@/lib/web/chart/axes.ts";
import type { ChartKind } from "@/lib/web/chart/chart.ts";
import { valueText } from "@/lib/web/chart/mark_text.ts";

interface ValueAxisProps {
  marks: readonly number[];
  height: number;
}

/** As many as there may ever be: those that are not needed now are hidden. */
const PLACES = Array.from({ length: MAX_VALUE_MARKS }, (_, place) => place);

/** How far above its line a text stands, in px. */
export const TEXT_RISE = 4;

/** A hairline for each mark, below what is drawn. */
export function ValueLines({ marks, height }: ValueAxisProps) {
  return (
    <g data-lines stroke="var(--rule)">
      {PLACES.map((place) => {
        const y = heightOf(marks, place, height);
        return <line key={place} x2="100%" y1={y} y2={y} visibility={shown(marks, place)} />;
      })}
    </g>
  );
}

interface ValueTextsProps extends ValueAxisProps {
  kind: ChartKind;
  language: string;
}

/** What each mark stands for, above what is drawn, on a ground of its own. */
export function ValueTexts({ kind, marks, height, language }: ValueTextsProps) {
  const text = valueText(language, kind === "share", marks[0]);
  return (
    <g data-values fill="var(--soft)" stroke="var(--paper)" stroke-width="4" paint-order="stroke">
      {PLACES.map((place) => (
        <text key={place} y={heightOf(marks, place, height) - TEXT_RISE} visibility={shown(marks, place)}>
          {place < marks.length ? text(marks[place]) : ""}
        </text>
      ))}
    </g>
  );
}

function heightOf(marks: readonly number[], place: number, height: number): number {
  return place < marks.length ? Math.round(height * (1 - marks[place] / marks.at(-1)!)) : 0;
}

function shown(marks: readonly number[], place: number): "hidden" | undefined {
  return place < marks.length ? undefined : "hidden";
}
