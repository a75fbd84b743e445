import type { ComponentChildren } from "preact";
import { formatFor } from "@/lib/web/format.ts";

const ISO_TIME = /(\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)/;

/** A time of day: in UTC until the page knows its reader's zone. `at`: in ms since 1970. */
export function Clock({ at, language }: { at: number; language: string }) {
  const iso = new Date(at).toISOString();
  return <time data-clock datetime={iso}>{formatFor(language).time(iso, "UTC")}</time>;
}

/** A text with the times in it, ISO 8601, as clocks. */
export function withClocks(text: string, language: string): ComponentChildren {
  return text.split(ISO_TIME).map((part, place) =>
    place % 2 === 1 ? <Clock key={place} at={Date.parse(part)} language={language} /> : part
  );
}
