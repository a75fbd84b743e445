import { EndLabels, type LabelRoom } from "@/lib/web/components/chart/EndLabels.tsx";
import { TimeAxis } from "@/lib/web/components/chart/TimeAxis.tsx";
import { ValueLines, ValueTexts } from "@/lib/web/components/chart/ValueAxis.tsx";
import { marksOf, viewBoxOf } from "@/lib/web/chart/chart.ts";
import type { Series } from "@/lib/web/chart/series.ts";
import { pathOf } from "@/lib/web/chart/trail.ts";
import type { ChartData } from "@/lib/web/history/chart_data.ts";
import type { Span } from "@/lib/web/history/recorder.ts";

/** Room below the plot for the axis of time, in px. */
const AXIS_HEIGHT = 24;

/** How one series is drawn. */
export interface TrailLook {
  stroke: string;
  /** Of lines: `stroke-dasharray`. */
  dash?: string;
  /** Of lines: what stands at the end. */
  label?: { short: string; full: string };
}

export interface TimeChartProps {
  data: ChartData;
  span: Span;
  /** `election.begun_at`: with another one the chart begins anew. */
  begunAt: string;
  /** What the chart shows, for whoever does not see it. */
  label: string;
  looks: Partial<Record<Series, TrailLook>>;
  /** Beside the plot: charts above each other have the same, and so the same axis of time. */
  room: LabelRoom;
  /** Of the plot, in px. */
  height: number;
  /** BCP 47 tag. */
  language: string;
}

/**
 * Values over time, drawn once: `LiveCharts` goes on with it in the browser. It takes the width that it has; texts
 * keep their size.
 */
export function TimeChart({ data, span, begunAt, label, looks, room, height, language }: TimeChartProps) {
  const { kind, origin, window, step, until, unit, trails } = data;
  const marks = marksOf(kind, trails.map(({ points }) => points), unit);
  const top = marks.at(-1)!;
  const isArea = kind === "rate";
  const live = {
    id: `${kind}-${trails[0]?.series.split(" ")[0] ?? "none"}`,
    "data-chart": kind,
    "data-span": span,
    "data-begun": begunAt,
    "data-origin": origin ?? "",
    "data-step": step,
    "data-until": until,
    "data-unit": unit,
  };
  return (
    <div class="flex" {...live}>
      <svg
        role="img"
        aria-label={label}
        height={height + AXIS_HEIGHT}
        class="flex-1 min-w-0 w-full overflow-visible text-xs tabular-nums"
      >
        <ValueLines {...{ marks, height }} />
        <svg
          data-plot
          width="100%"
          height={height}
          viewBox={viewBoxOf(window, top, unit)}
          preserveAspectRatio="none"
          stroke-width={isArea ? 1.5 : 2.5}
          stroke-linejoin="round"
          fill="none"
        >
          {trails.map(({ series, points }) => {
            const stroke = looks[series]?.stroke ?? "var(--soft)";
            return isArea && (
              <path
                key={series}
                data-area
                d={pathOf(points, true)}
                fill={stroke}
                opacity="0.25"
                stroke="none"
              />
            );
          })}
          {trails.map(({ series, points, value }) => (
            <path
              key={series}
              data-series={series}
              data-value={isArea ? Math.round(value * 100) / 100 : undefined}
              d={pathOf(points, false)}
              stroke={looks[series]?.stroke ?? "var(--soft)"}
              stroke-dasharray={looks[series]?.dash}
              vector-effect="non-scaling-stroke"
            />
          ))}
        </svg>
        <line x2="100%" y1={height} y2={height} stroke="var(--ink)" />
        <ValueTexts {...{ kind, marks, height, language }} />
        <TimeAxis {...{ origin, window, height, language }} />
      </svg>
      <EndLabels {...{ data, top, looks, room, height, language }} total={height + AXIS_HEIGHT} />
    </div>
  );
}
