/**
 * Numbers and dates as text in the election's language. The same call gives the same text on the server
 * and in the browser.
 */

const MINUS = "\u2212";

export interface Format {
  /** 45,678 */
  count(value: number): string;
  /** A part (0 to 1) in percent, "<0.1%" and ">99.9%" where rounding would say none or all. */
  percent(part: number): string;
  /** The same without decimals: "<1%", ">99%". */
  wholePercent(part: number): string;
  /** A difference of two parts in percentage points, 2.1: "<0.1" where rounding would say none. */
  points(part: number): string;
  /** A date of the calendar: November 3, 2026. */
  date(isoDate: string): string;
  /** A moment's time of day with the zone's name: 14:03:12 UTC. `timeZone`: an IANA name. */
  time(iso: string, timeZone: string): string;
  /** A moment's date and time of day with the zone's name. */
  dateTime(iso: string, timeZone: string): string;
  /** "A, B and C" */
  list(items: readonly string[]): string;
}

const formats = new Map<string, Format>();

/** The format of a BCP 47 tag. */
export function formatFor(language: string): Format {
  let format = formats.get(language);
  if (format === undefined) {
    format = createFormat(language);
    formats.set(language, format);
  }
  return format;
}

function createFormat(language: string): Format {
  const count = new Intl.NumberFormat(language);
  const whole = new Intl.NumberFormat(language, { style: "percent" });
  const tenths = new Intl.NumberFormat(language, {
    style: "percent",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const points = new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const date = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  const clocks = new Map<string, Intl.DateTimeFormat>();
  const clock = (timeZone: string, withDate: boolean) => {
    const key = `${withDate} ${timeZone}`;
    let made = clocks.get(key);
    if (made === undefined) {
      made = new Intl.DateTimeFormat(language, {
        ...(withDate ? { year: "numeric", month: "long", day: "numeric" } : {}),
        hour: "2-digit",
        minute: "2-digit",
        second: "2-digit",
        hourCycle: "h23",
        timeZone,
        timeZoneName: "short",
      });
      clocks.set(key, made);
    }
    return made;
  };

  return {
    count: (value) => count.format(value),
    percent: (part) => bounded(part, 0.001, tenths),
    wholePercent: (part) => bounded(part, 0.01, whole),
    points: (part) => {
      const size = Math.abs(part);
      const text = size > 0 && size < 0.001 ? `<${points.format(0.1)}` : points.format(size * 100);
      return part < 0 ? MINUS + text : text;
    },
    date: (isoDate) => date.format(new Date(`${isoDate}T00:00:00Z`)),
    time: (iso, timeZone) => clock(timeZone, false).format(new Date(iso)),
    dateTime: (iso, timeZone) => clock(timeZone, true).format(new Date(iso)),
    list: (items) => list.format(items),
  };
}

/** A part in percent that never reads as none or all when it is neither. `unit`: the last digit's worth. */
function bounded(part: number, unit: number, format: Intl.NumberFormat): string {
  if (part > 0 && part < unit) return `<${format.format(unit)}`;
  if (part < 1 && part > 1 - unit) return `>${format.format(1 - unit)}`;
  return format.format(part);
}
