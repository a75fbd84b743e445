/** Amounts with their units as text: the same call gives the same text on the server and in the browser. */

export interface Amounts {
  /** 1.2 MB */
  bytes(value: number): string;
  /** 12 sec, 3 min */
  seconds(value: number): string;
  /** A number per second, without the unit: one decimal below ten. */
  rate(value: number): string;
}

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;
const BYTES_PER_UNIT = 1_000;
const SECONDS_PER_MINUTE = 60;
/** Above, seconds say no more than minutes. */
const MAX_SECONDS = 120;
const MAX_MINUTES = 120;
const FINE_BELOW = 10;

const made = new Map<string, Amounts>();

/** The amounts of a BCP 47 tag. */
export function amountsFor(language: string): Amounts {
  let amounts = made.get(language);
  if (amounts === undefined) made.set(language, amounts = createAmounts(language));
  return amounts;
}

function createAmounts(language: string): Amounts {
  const format = (value: number, options: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: value < FINE_BELOW ? 1 : 0, ...options })
      .format(value);
  const whole = { maximumFractionDigits: 0, style: "unit", unitDisplay: "short" } as const;
  return {
    bytes(value) {
      let unit = 0;
      for (; value >= BYTES_PER_UNIT && unit < UNITS.length - 1; unit++) value /= BYTES_PER_UNIT;
      return format(value, { style: "unit", unit: UNITS[unit], unitDisplay: "short" });
    },
    seconds(value) {
      if (value <= MAX_SECONDS) return format(value, { ...whole, unit: "second" });
      const minutes = value / SECONDS_PER_MINUTE;
      return minutes <= MAX_MINUTES
        ? format(minutes, { ...whole, unit: "minute" })
        : format(minutes / SECONDS_PER_MINUTE, { ...whole, unit: "hour" });
    },
    rate: (value) => format(value),
  };
}
