import { hasRoom, markStep, MAX_TIME_MARKS, timeMarks } from "@/lib/web/chart/axes.ts";
import type { Window } from "@/lib/web/chart/chart.ts";
import { timeText } from "@/lib/web/chart/mark_text.ts";

interface TimeAxisProps {
  origin: number | null;
  window: Window;
  height: number;
  language: string;
}

const PLACES = Array.from({ length: MAX_TIME_MARKS }, (_, place) => place);

/** Marks of time below a plot: in UTC until the page knows its reader's zone. */
export function TimeAxis({ origin, window: { from, to }, height, language }: TimeAxisProps) {
  const start = (origin ?? 0) + from * 1000;
  const length = (to - from) * 1000;
  const marks = origin === null ? [] : timeMarks(start, start + length);
  const text = timeText(language, "UTC", markStep(to - from));
  return (
    <g data-times fill="var(--soft)" stroke="none" text-anchor="middle">
      {PLACES.map((place) => {
        const at = marks[place];
        const x = at === undefined ? 0 : (at - start) / length * 100;
        return (
          <g key={place} visibility={at === undefined ? "hidden" : undefined}>
            <line
              x1={`${x.toFixed(1)}%`}
              x2={`${x.toFixed(1)}%`}
              y1={height}
              y2={height + 5}
              stroke="var(--soft)"
            />
            <text x={`${x.toFixed(1)}%`} y={height + 18}>
              {at === undefined || !hasRoom(x) ? "" : text(at)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
