/**
 * The scenario file: one JSON object that holds all that an election is made of. Weights and shares have any
 * scale; a leaning that is not given is 1. What must agree between its parts is checked in checks.ts.
 */
import * as v from "valibot";
import { isIsoDate } from "@/lib/election/age.ts";
import * as limits from "@/lib/scenario/limits.ts";

const name = v.pipe(
  v.string(),
  v.regex(/^\S(.*\S)?$/, "is not a name; accepted: text without spaces around it"),
  // A name that turns the direction of writing would turn the figures beside it, too.
  v.check(
    (value) => !/[\p{Cc}\p{Bidi_Control}]/u.test(value),
    "holds control characters; accepted: plain text",
  ),
  v.maxLength(limits.MAX_NAME_CHARS, `is too long; accepted: up to ${limits.MAX_NAME_CHARS} characters`),
);
const text = v.pipe(
  v.string(),
  v.maxLength(limits.MAX_TEXT_CHARS, `is too long; accepted: up to ${limits.MAX_TEXT_CHARS} characters`),
);
const slug = v.pipe(
  v.string(),
  v.regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    "is not a short name; accepted: lower-case letters, digits and single hyphens",
  ),
  v.maxLength(limits.MAX_NAME_CHARS, `is too long; accepted: up to ${limits.MAX_NAME_CHARS} characters`),
);
const code = v.pipe(
  v.string(),
  v.regex(
    /^[A-Z0-9]{1,8}(-[A-Z0-9]{1,8})?$/,
    'is not a code; accepted: capital letters and digits, such as "CA" or "DE-BY"',
  ),
);
const colour = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i, "is not a colour; accepted: #rrggbb"));
const isoDate = v.pipe(
  v.string(),
  v.check(isIsoDate, "is not a date; accepted: a day of the calendar as YYYY-MM-DD"),
);
const language = v.pipe(
  v.string(),
  v.check(isLanguage, 'is not a language; accepted: a BCP 47 tag such as "en-US"'),
);

const whole = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.check(
      (value) => Number.isInteger(value) && value >= least && value <= most,
      `is out of range; accepted: a whole number from ${least} to ${most}`,
    ),
  );
const weight = v.pipe(
  v.number(),
  v.check(
    (value) => value >= 0 && value <= limits.MAX_WEIGHT,
    `is not a weight; accepted: a number from 0 to ${limits.MAX_WEIGHT}`,
  ),
);
const list = <Item extends v.GenericSchema>(item: Item, least: number, most: number) =>
  v.pipe(
    v.array(item),
    v.check((items) => items.length >= least, `is too short; accepted: at least ${least}`),
    v.check((items) => items.length <= most, `is too long; accepted: at most ${most}`),
  );
/** candidate_id → how much more (above 1) or less (below 1) this group is drawn to the candidate. */
const leanings = v.optional(v.record(v.string(), weight), {});

const candidate = v.strictObject({
  candidate_id: v.pipe(
    slug,
    // Votes are kept in objects by candidate_id: a name that every object has would be found in all of them.
    v.check((id) => !(id in {}), "is a name that cannot be used; accepted: any other short name"),
  ),
  candidate_name: name,
  party_affiliation: name,
  biography: text,
  campaign_platform: text,
  /** Share of the vote where nothing leans either way, as a weight. */
  support: weight,
  /** Bound to the candidate wherever it is drawn: `light` on white, `dark` on near-black. */
  colour: v.strictObject({ light: colour, dark: colour }),
  /** `seed` decides the portrait; `options` are those of the avatar style and win over it. */
  portrait: v.strictObject({
    seed: name,
    options: v.optional(
      v.record(v.string(), v.union([v.string(), v.number(), v.array(v.string())])),
      {},
    ),
  }),
});

const location = v.strictObject({
  code,
  name,
  /** Of the electorate, as a weight: the number of its registered voters will do. */
  share: weight,
  /** How likely one of its voters is to vote, 0 to 1. */
  turnout: v.pipe(
    v.number(),
    v.check((value) => value >= 0 && value <= 1, "is not a likelihood; accepted: a number from 0 to 1"),
  ),
  leanings,
  /** Its square on the tile-grid map, from the top left corner, 0-based. */
  tile: v.strictObject({ col: whole(0, limits.MAX_GRID - 1), row: whole(0, limits.MAX_GRID - 1) }),
});

const ageBand = v.strictObject({
  /** In whole years on the day of the election, both inclusive; `to` null = no end. */
  from: whole(0, limits.MAX_AGE),
  to: v.nullable(whole(0, limits.MAX_AGE)),
  share: weight,
  /** Multiplies the odds of voting: 1 = as the location's voters do on the whole. */
  turnout: weight,
  leanings,
});

const gender = v.strictObject({
  code: slug,
  name,
  share: weight,
  /** Which first names its voters have. */
  first_names: v.picklist(["female", "male", "any"]),
  leanings,
});

export const scenarioSchema = v.strictObject({
  /** Lets an editor find a schema; ignored. */
  $schema: v.optional(v.string()),
  id: slug,
  name,
  /** What it is, shown on every page. */
  kind: v.picklist(["SIMULATION", "REHEARSAL", "ELECTION"]),
  description: text,
  language,
  /** The locale of @faker-js/faker that names and addresses come from, such as "en_US". */
  faker_locale: v.pipe(
    v.string(),
    v.regex(/^[a-z]{2}(_[A-Za-z]+)*$/, 'is not a locale of faker; accepted: one such as "en_US" or "de"'),
  ),
  country: name,
  /** Of every voter, as written in the register: an ISO 3166-1 alpha-2 code. */
  nationality: v.pipe(
    v.string(),
    v.regex(/^[A-Z]{2}$/, 'is not a country code; accepted: two capital letters such as "US"'),
  ),
  date: isoDate,
  voting_age: whole(0, limits.MAX_AGE),
  defaults: v.strictObject({
    voters: whole(1, limits.MAX_VOTERS),
    /** Votes per second; 0 = as fast as possible. */
    rate: whole(0, limits.MAX_RATE),
    seed: whole(0, Number.MAX_SAFE_INTEGER),
  }),
  candidates: list(candidate, 1, limits.MAX_CANDIDATES),
  locations: list(location, 1, limits.MAX_LOCATIONS),
  age_bands: list(ageBand, 1, limits.MAX_AGE_BANDS),
  genders: list(gender, 1, limits.MAX_GENDERS),
  /** Where its figures come from, and what in it is invented. */
  sources: list(
    v.strictObject({ what: text, source: text, year: whole(1900, 2200) }),
    0,
    limits.MAX_SOURCES,
  ),
});

export type Scenario = v.InferOutput<typeof scenarioSchema>;
export type Gender = Scenario["genders"][number];

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
