import { type Figures, textOf, widthOf } from "@/lib/web/places/figures.ts";
import { Bar } from "@/lib/web/components/Bar.tsx";

interface NowProps {
  /** Of the figure, and of its element. */
  id: string;
  figures: Figures;
  class?: string;
}

/** A text that moves with the count. */
export function Now({ id, figures, class: classes }: NowProps) {
  return <span id={id} class={classes}>{textOf(figures, id)}</span>;
}

/** A bar that does. */
export function NowBar({ id, figures, fill, class: classes }: NowProps & { fill: string }) {
  return <Bar id={id} width={widthOf(figures, id)} fill={fill} class={classes} />;
}
