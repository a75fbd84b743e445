/** What stands beside the marks of a chart's axes. The same call gives the same text on the server and in the browser. */
import type { Format } from "@/lib/web/format.ts";

const DAY_S = 86_400;

/**
 * Texts for times, in ms since 1970: of a day, and of midnight, the date. `step`: how far apart they are, in seconds.
 */
export function timeText(language: string, timeZone: string, step: number): (at: number) => string {
  const twoDigit = "2-digit" as const;
  const clock = new Intl.DateTimeFormat(language, {
    hour: twoDigit,
    minute: twoDigit,
    ...(step < 60 ? { second: twoDigit } : {}),
    hourCycle: "h23",
    timeZone,
  });
  const date = new Intl.DateTimeFormat(language, { month: "short", day: "numeric", timeZone });
  return (at) => {
    const time = clock.format(at);
    return step >= DAY_S || /^[0:]+$/.test(time) ? date.format(at) : time;
  };
}

/** The short name of a time zone, such as UTC. */
export function zoneName(language: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: "short" }).formatToParts();
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

/** Texts for values that are `step` apart: parts in percent, or numbers. */
export function valueText(language: string, isShare: boolean, step: number): (value: number) => string {
  const digits = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9) - (isShare ? 2 : 0));
  const format = new Intl.NumberFormat(language, {
    style: isShare ? "percent" : "decimal",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return (value) => format.format(value);
}

/** What stands at the end of a line: a share, or a rate. */
export function endText(isShare: boolean, value: number, { percent, count }: Format): string {
  return isShare ? percent(value) : count(value < 9.95 ? Math.round(value * 10) / 10 : Math.round(value));
}
