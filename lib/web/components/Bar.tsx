interface BarProps {
  id: string;
  /** Percent of the track. */
  width: number;
  fill: string;
  class?: string;
}

/** A horizontal bar from zero. The number that it shows stands beside it as text. */
export function Bar({ id, width, fill, class: classes = "h-2" }: BarProps) {
  return (
    <svg
      class={`w-full ${classes}`}
      viewBox="0 0 100 1"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect width="100" height="1" fill="var(--track)" />
      <rect id={id} width={width} height="1" fill={fill} />
    </svg>
  );
}
