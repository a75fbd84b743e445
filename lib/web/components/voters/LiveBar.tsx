interface LiveBarProps {
  id: string;
  /** Percent of the track. */
  width: number;
  fill?: string;
  /** From its right end instead of its left. */
  mirrored?: boolean;
  class?: string;
}

/** A bar that is kept current. The number that it shows stands beside it as text. */
export function LiveBar(
  { id, width, fill = "var(--soft)", mirrored, class: classes = "h-2" }: LiveBarProps,
) {
  return (
    <svg
      class={`w-full ${classes}`}
      viewBox="0 0 100 1"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect width="100" height="1" fill="var(--track)" />
      <rect id={id} data-live x={mirrored ? 100 - width : 0} width={width} height="1" fill={fill} />
    </svg>
  );
}
