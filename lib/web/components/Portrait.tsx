interface PortraitProps {
  src: string;
  /** Empty where the name stands beside it anyway. */
  alt: string;
  size: number;
  class: string;
}

/** A candidate's picture in a square of fixed size. */
export function Portrait({ src, alt, size, class: classes }: PortraitProps) {
  return (
    <img
      class={`shrink-0 rounded-sm bg-wash ${classes}`}
      src={src}
      alt={alt}
      width={size}
      height={size}
      decoding="async"
    />
  );
}
