import type { TextStyle, Typesetter } from "@/lib/web/share/typesetter.ts";

interface LineProps extends TextStyle {
  type: Typesetter;
  text: string;
  /** Where the text begins, or ends where `end` is set. */
  x: number;
  /** Of the baseline. */
  y: number;
  fill: string;
  end?: boolean;
}

/** A line of text as outlines. */
export function Line({ type, text, x, y, fill, end, ...style }: LineProps) {
  const { path, width } = type.set(text, style);
  return <path transform={`translate(${end ? x - width : x} ${y})`} d={path} fill={fill} />;
}
