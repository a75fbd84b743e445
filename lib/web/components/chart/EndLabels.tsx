import type { TimeChartProps } from "@/lib/web/components/chart/TimeChart.tsx";
import { LABEL_GAP, spread } from "@/lib/web/chart/axes.ts";
import { formatFor } from "@/lib/web/format.ts";

interface EndLabelsProps extends Pick<TimeChartProps, "data" | "looks" | "height" | "language"> {
  top: number;
  /** Height of the plot with its axis, in px. */
  total: number;
}

/** Each line's name and value at its end, apart from each other, and tied to their lines. */
export function EndLabels({ data: { trails, unit }, looks, top, height, total, language }: EndLabelsProps) {
  const { percent } = formatFor(language);
  const ends = trails.map(({ points }) => height * (1 - (points.at(-1)?.[1] ?? 0) * unit / top));
  const heights = spread(ends, LABEL_GAP, height);
  return (
    <svg
      aria-hidden="true"
      height={total}
      class="shrink-0 w-[5.5rem] md:w-[14rem] text-xs md:text-sm tabular-nums"
    >
      {trails.map(({ series, value }, place) => (
        <g key={series} data-label={series} transform={`translate(0 ${Math.round(heights[place])})`}>
          <path
            d={`M0 ${Math.round(ends[place] - heights[place])}L9 0h3`}
            fill="none"
            stroke={looks[series]?.stroke}
            stroke-width="1.5"
          />
          <text x="16" y="4" fill="var(--ink)" stroke="none">
            <tspan font-weight="600">{percent(value)}</tspan>{" "}
            <tspan class="md:hidden">{looks[series]?.label?.short}</tspan>
            <tspan class="hidden md:inline">{looks[series]?.label?.full}</tspan>
          </text>
        </g>
      ))}
    </svg>
  );
}
