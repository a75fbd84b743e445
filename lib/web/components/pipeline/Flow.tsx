import type { PipelineView } from "@/lib/web/components/pipeline/view.ts";
import { type FlowLayout, type NodeName, TALL, WIDE } from "@/lib/web/pipeline/flow.ts";
import { Heading } from "@/lib/web/components/Heading.tsx";

/** What Kafka holds has a wash; what works has an outline; Postgres a double one. */
const KAFKA: ReadonlySet<NodeName> = new Set(["voters", "votes", "totals"]);
const TOPIC_TITLES: Partial<Record<NodeName, string>> = {
  voters: "voters_topic",
  votes: "votes_topic",
  totals: "aggregated_*",
  postgres: "Postgres",
};

/** The way of voters and ballots, with what moves and what waits at each place. */
export function Flow({ view }: { view: PipelineView }) {
  const { t } = view.words;
  return (
    <section aria-labelledby="flow" class="pt-8">
      <Heading id="flow" title={t.flow.heading}>
        <span data-v="summary">{view.figures.summary}</span>
      </Heading>
      <Drawing view={view} layout={WIDE} name="wide" class="hidden lg:block w-full" />
      <Drawing view={view} layout={TALL} name="tall" class="lg:hidden w-full max-w-[22rem] mx-auto" />
    </section>
  );
}

interface DrawingProps {
  view: PipelineView;
  layout: FlowLayout;
  name: string;
  class: string;
}

function Drawing({ view, layout, name, class: classes }: DrawingProps) {
  const { width, height, nodes, edges } = layout;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      class={`${classes} tabular-nums`}
      role="img"
      aria-label={view.words.t.flow.wide}
    >
      <defs>
        <marker
          id={`arrow-${name}`}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="9"
          markerHeight="9"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0 0L8 4L0 8Z" fill="var(--ink)" />
        </marker>
      </defs>
      {Object.entries(edges).map(([edge, corners]) => (
        <Edge key={edge} edge={edge} corners={corners} marker={`url(#arrow-${name})`} view={view} />
      ))}
      {Object.keys(nodes).map((node) => (
        <Box
          key={node}
          node={node as NodeName}
          layout={layout}
          view={view}
        />
      ))}
    </svg>
  );
}

interface EdgeProps {
  edge: string;
  corners: [number, number][];
  marker: string;
  view: PipelineView;
}

/** An arrow, and dashes that move along it while something flows. */
function Edge({ edge, corners, marker, view: { shapes } }: EdgeProps) {
  const points = corners.map((corner) => corner.join(",")).join(" ");
  return (
    <>
      {shapes[edge] && (
        <polyline
          data-s={edge}
          points={points}
          fill="none"
          stroke="var(--alive)"
          stroke-dasharray="10 6"
          class="animate-flow"
          {...shapes[edge]}
        />
      )}
      <polyline points={points} fill="none" stroke="var(--soft)" stroke-width="1.5" marker-end={marker} />
    </>
  );
}

const PADDING = 11;
/** Base lines of a box's three texts, in parts of its height. */
const LINES = [0.27, 0.59, 0.86];

function Box({ node, layout, view }: { node: NodeName; layout: FlowLayout; view: PipelineView }) {
  const [x, y] = layout.nodes[node];
  const { width, height } = layout.box;
  const title = TOPIC_TITLES[node] ?? view.words.t.flow.stages[node];
  const [first, second, third] = LINES.map((part) => Math.round(y + part * height));
  const isKafka = KAFKA.has(node);
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        fill={isKafka ? "var(--wash)" : "var(--paper)"}
        stroke="var(--ink)"
        stroke-width={isKafka ? 0 : 1.5}
      />
      {isKafka && <rect x={x} y={y} width={width} height="4" fill="var(--ink)" />}
      {node === "postgres" && (
        <rect
          x={x + 3}
          y={y + 3}
          width={width - 6}
          height={height - 6}
          fill="none"
          stroke="var(--ink)"
          stroke-width="0.75"
        />
      )}
      <g fill="var(--ink)">
        <text x={x + PADDING} y={first} font-size="14" class={isKafka ? "font-mono" : "font-semibold"}>
          {title}
        </text>
        <text x={x + PADDING} y={second} font-size="19" class="font-semibold" data-v={`flow.${node}.1`}>
          {view.figures[`flow.${node}.1`]}
        </text>
      </g>
      <text x={x + PADDING} y={third} font-size="13" fill="var(--soft)" data-v={`flow.${node}.2`}>
        {view.figures[`flow.${node}.2`]}
      </text>
    </g>
  );
}
