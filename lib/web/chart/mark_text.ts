/** What stands beside the marks of a chart's axes. The same call gives the same text on the server and in the browser. */

const CLOCK_SPAN_S = 360;
const DAY_SPAN_S = 36 * 3600;

/** Texts for times, in ms since 1970. `span`: how much the axis shows, in seconds. */
export function timeText(language: string, timeZone: string, span: number): (at: number) => string {
  const twoDigit = "2-digit" as const;
  const format = new Intl.DateTimeFormat(language, {
    ...(span > DAY_SPAN_S ? { month: "short", day: "numeric" } : {}),
    hour: twoDigit,
    minute: twoDigit,
    ...(span <= CLOCK_SPAN_S ? { second: twoDigit } : {}),
    hourCycle: "h23",
    timeZone,
  });
  return (at) => format.format(at);
}

/** The short name of a time zone, such as UTC. */
export function zoneName(language: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: "short" }).formatToParts();
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

/** Texts for values: parts in percent, or numbers. */
export function valueText(language: string, isShare: boolean): (value: number) => string {
  const format = new Intl.NumberFormat(language, {
    style: isShare ? "percent" : "decimal",
    maximumFractionDigits: isShare ? 1 : 2,
  });
  return (value) => format.format(value);
}
