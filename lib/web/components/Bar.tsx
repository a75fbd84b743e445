interface BarProps {
  /** Of the part that shows the number, where a page keeps it current. */
  id?: string;
  /** Whether that is done by taking it anew from the server. */
  live?: boolean;
  /** Percent of the track. */
  width: number;
  fill?: string;
  /** From its right end instead of its left. */
  mirrored?: boolean;
  class?: string;
}

/** A horizontal bar from zero. The number that it shows stands beside it as text. */
export function Bar({ id, live, width, fill = "var(--soft)", mirrored, class: classes = "h-2" }: BarProps) {
  return (
    <svg
      class={`w-full ${classes}`}
      viewBox="0 0 100 1"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect width="100" height="1" fill="var(--track)" />
      <rect
        id={id}
        width={width}
        height="1"
        fill={fill}
        x={mirrored ? 100 - width : undefined}
        data-live={live}
      />
    </svg>
  );
}
