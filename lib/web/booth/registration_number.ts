/** Registration numbers as people type them. */
import { isRegistrationNumber, registrationNumber } from "@/lib/scenario/identifiers.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";

type Locations = Pick<Scenario, "locations">;

/** Of what is typed, more cannot be meant. */
export const MAX_TYPED_CHARACTERS = 60;
/** The last with seven digits: larger than any electorate, so that it is nobody's. */
const EXAMPLE_VOTER = 36 ** 7 - 1;
/** Seven digits of a voter's number and the check character. */
const AFTER_LOCATION = /^([A-Z0-9]{7})([A-Z0-9])$/;

/**
 * The registration number in a text, whatever its case, spaces and hyphens; null where there is none in it, or
 * the check character says that it was mistyped.
 */
export function readNumber(text: string, { locations }: Locations): string | null {
  const typed = bare(text.normalize("NFKC").toUpperCase());
  for (const { code } of locations) {
    const location = bare(code);
    if (!typed.startsWith(location)) continue;
    const [, number, check] = AFTER_LOCATION.exec(typed.slice(location.length)) ?? [];
    const whole = `${code}-${number}-${check}`;
    if (number !== undefined && isRegistrationNumber(whole)) return whole;
  }
  return null;
}

/** A number of the right form that no voter has, with hyphens at which no line is broken. */
export function exampleNumber({ locations: [{ code }] }: Locations): string {
  return registrationNumber(code, EXAMPLE_VOTER).replaceAll("-", "\u2011");
}

function bare(text: string): string {
  return text.replaceAll(/[^A-Z0-9]/g, "");
}
