/**
 * Ages in whole years, from ISO dates (YYYY-MM-DD), without time zones.
 */

/** One of the age bands that totals are kept by: from and to inclusive, `to` null = no end. */
export interface AgeRange {
  from: number;
  to: number | null;
}

/**
 * Age in whole years on a day; negative before the first birthday's eve. Somebody born on 29 February
 * completes a year on 1 March where the year has no 29 February. Both dates must be valid ISO dates.
 */
export function ageOn(date_of_birth: string, onDate: string): number {
  const years = digits(onDate, 0, 4) - digits(date_of_birth, 0, 4);
  const monthDay = digits(onDate, 5, 7) * 100 + digits(onDate, 8, 10);
  const birthday = digits(date_of_birth, 5, 7) * 100 + digits(date_of_birth, 8, 10);
  return monthDay < birthday ? years - 1 : years;
}

/** The index of the first band that holds the age, -1 if none does. */
export function ageBandIndex(bands: readonly AgeRange[], age: number): number {
  for (let i = 0; i < bands.length; i++) {
    const { from, to } = bands[i];
    if (age >= from && (to === null || age <= to)) return i;
  }
  return -1;
}

/** The band that holds the age, or undefined. */
export function ageBandOf<Band extends AgeRange>(bands: readonly Band[], age: number): Band | undefined {
  return bands[ageBandIndex(bands, age)];
}

/** How a band is written: "18–24", "65+". */
export function ageBandLabel({ from, to }: AgeRange): string {
  return to === null ? `${from}+` : `${from}–${to}`;
}

/**
 * The label of the band that holds the age. Below the first band, which begins at the voting age, it is the band
 * from 0 up to it. Bands must be without gaps, the last one without end.
 */
export function ageGroupLabel(bands: readonly AgeRange[], age: number): string {
  return ageBandLabel(ageBandOf(bands, age) ?? { from: 0, to: bands[0].from - 1 });
}

/** Whether the text is a day of the calendar, written YYYY-MM-DD. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) value = value * 10 + text.charCodeAt(i) - 48;
  return value;
}
