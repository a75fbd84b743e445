import { asset } from "fresh/runtime";

/** Of a candidate of the scenario. */
const OWN_PICTURE = /^\/portraits\/candidates\/([a-z0-9-]+)\.svg$/;

interface PortraitProps {
  /** The candidate's `photo_url`. */
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
      src={asset(src.replace(OWN_PICTURE, "/portraits/candidates.svg#$1"))}
      alt={alt}
      width={size}
      height={size}
      decoding="async"
    />
  );
}
