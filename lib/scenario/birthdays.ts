/**
 * Dates of birth for the ages of a scenario's bands, counted in days from 1 January 1970 (UTC).
 */
import type { Random } from "@/lib/election/random.ts";
import { MAX_AGE } from "@/lib/scenario/limits.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";

const DAY_MS = 86_400_000;

/** The days on which the members of one age band were born. */
export interface BirthRange {
  day(random: Random): number;
}

/** One range for each of the scenario's age bands. Within a band all days are alike; the last thins out. */
export function birthRanges({ age_bands, date }: Pick<Scenario, "age_bands" | "date">): BirthRange[] {
  return age_bands.map(({ from, to }) => {
    const last = lastBirthday(date, from);
    const first = lastBirthday(date, (to ?? MAX_AGE) + 1) + 1;
    const days = last - first + 1;
    if (to !== null) return { day: (random) => first + random.int(days) };
    // Fewer and fewer to the end: a triangle, drawn through the inverse of its distribution.
    return { day: (random) => last - Math.floor(days * (1 - Math.sqrt(1 - random.next()))) };
  });
}

/** Dates that were asked for before: all birthdays of an electorate are some 40,000 days. */
const dates = new Map<number, string>();

/** The ISO date of a day's number. */
export function dateOfDay(day: number): string {
  let date = dates.get(day);
  if (date === undefined) dates.set(day, date = new Date(day * DAY_MS).toISOString().slice(0, 10));
  return date;
}

/** The last day on which somebody can be born who has completed `age` years on `date`. */
function lastBirthday(date: string, age: number): number {
  const [year, month, day] = date.split("-").map(Number);
  const lastOfMonth = new Date(Date.UTC(year - age, month, 0)).getUTCDate();
  return Date.UTC(year - age, month - 1, Math.min(day, lastOfMonth)) / DAY_MS;
}
