import type { PipelineView } from "@/lib/web/components/pipeline/view.ts";

interface FigureProps {
  view: PipelineView;
  name: string;
  class?: string;
}

/** A figure that the browser keeps current. */
export function Figure({ view: { figures }, name, class: classes }: FigureProps) {
  return <span data-v={name} class={classes}>{figures[name]}</span>;
}
