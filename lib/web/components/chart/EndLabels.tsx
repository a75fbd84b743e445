import type { TimeChartProps } from "@/lib/web/components/chart/TimeChart.tsx";
import { LABEL_GAP, spread } from "@/lib/web/chart/axes.ts";
import { endText } from "@/lib/web/chart/mark_text.ts";
import { formatFor } from "@/lib/web/format.ts";

/** What has room beside a chart: figures with names, or figures alone. */
export type LabelRoom = "names" | "figures";

const WIDTHS: Record<LabelRoom, string> = { names: "w-[5.5rem] md:w-[14rem]", figures: "w-[5.5rem]" };

interface EndLabelsProps extends Pick<TimeChartProps, "data" | "looks" | "height" | "language" | "room"> {
  top: number;
  /** Height of the plot with its axis, in px. */
  total: number;
}

/** Each line's value and name at its end, apart from each other, and tied to their lines. */
export function EndLabels({ data, looks, room, top, height, total, language }: EndLabelsProps) {
  const { kind, origin, trails, unit } = data;
  const isShare = kind === "share";
  const f = formatFor(language);
  const values = trails.map(({ points, value }) => isShare ? value : (points.at(-1)?.[1] ?? 0) * unit);
  const ends = values.map((value) => height * (1 - value / top));
  const heights = spread(ends, LABEL_GAP, height);
  return (
    <svg
      aria-hidden="true"
      height={total}
      data-labels
      visibility={origin === null ? "hidden" : undefined}
      class={`shrink-0 overflow-visible ${WIDTHS[room]} text-xs md:text-sm tabular-nums`}
    >
      {trails.map(({ series }, place) => (
        <g key={series} data-label={series} transform={`translate(0 ${Math.round(heights[place])})`}>
          <path
            d={`M0 ${Math.round(ends[place] - heights[place])}L9 0h3`}
            fill="none"
            stroke={looks[series]?.stroke ?? "var(--soft)"}
            stroke-width="1.5"
          />
          <text x="16" y="4" fill="var(--ink)" stroke="none">
            <tspan font-weight="600">{endText(isShare, values[place], f)}</tspan>
            {isShare
              ? (
                <>
                  {" "}
                  <tspan class="md:hidden">{looks[series]?.label?.short}</tspan>
                  <tspan class="hidden md:inline">{looks[series]?.label?.full}</tspan>
                </>
              )
              : "/s"}
          </text>
        </g>
      ))}
    </svg>
  );
}
