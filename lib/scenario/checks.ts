/**
 * What must agree between the parts of a scenario, beyond each part's own shape.
 */
import { UserError } from "@/lib/errors.ts";
import { ageBandLabel } from "@/lib/election/age.ts";
import { choiceWeights } from "@/lib/election/behaviour.ts";
import { contrastRatio, DARK_BACKGROUND, LIGHT_BACKGROUND, MIN_CONTRAST } from "@/lib/scenario/colour.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";

/** Throws UserError at the first thing in `file` that does not agree with the rest. */
export function checkScenario(scenario: Scenario, file: string): void {
  const refuse = (path: string, problem: string): never => {
    throw new UserError(`${file}: ${path}: ${problem}`);
  };
  unique(scenario.candidates.map((one) => one.candidate_id), "candidates", "candidate_id", refuse);
  unique(scenario.locations.map((one) => one.code), "locations", "code", refuse);
  unique(scenario.genders.map((one) => one.code), "genders", "code", refuse);
  unique(scenario.locations.map(({ tile }) => `${tile.col}, ${tile.row}`), "locations", "tile", refuse);
  for (const group of ["locations", "age_bands", "genders"] as const) {
    if (scenario[group].every((one) => one.share === 0)) {
      refuse(group, "every share is 0; accepted: at least one above 0");
    }
  }
  checkBands(scenario, refuse);
  checkColours(scenario, refuse);
  checkLeanings(scenario, refuse);
  checkSomebodyToVoteFor(scenario, refuse);
}

type Refuse = (path: string, problem: string) => never;

function unique(values: string[], list: string, key: string, refuse: Refuse): void {
  const first = new Map<string, number>();
  values.forEach((value, index) => {
    const earlier = first.get(value);
    if (earlier !== undefined) {
      refuse(
        `${list}[${index}].${key}`,
        `"${value}" is taken by ${list}[${earlier}]; accepted: a value of its own`,
      );
    }
    first.set(value, index);
  });
}

function checkBands({ age_bands, voting_age }: Scenario, refuse: Refuse): void {
  let next: number | null = voting_age;
  age_bands.forEach(({ from, to }, index) => {
    const path = `age_bands[${index}]`;
    if (next === null) {
      return refuse(path, `follows a band without an end; accepted: "to": null in the last band only`);
    }
    if (from !== next) {
      const what = index === 0 ? "the voting age" : "the year after the band before";
      return refuse(`${path}.from`, `${from} leaves a gap or overlaps; accepted: ${next}, ${what}`);
    }
    if (to !== null && to < from) {
      refuse(`${path}.to`, `${to} is below "from"; accepted: ${from} or more, or null`);
    }
    next = to === null ? null : to + 1;
  });
  if (next !== null) {
    refuse(`age_bands[${age_bands.length - 1}].to`, "is not null; accepted: null in the last band");
  }
}

function checkColours({ candidates }: Scenario, refuse: Refuse): void {
  const backgrounds = { light: LIGHT_BACKGROUND, dark: DARK_BACKGROUND };
  for (const [index, { colour }] of candidates.entries()) {
    for (const shade of ["light", "dark"] as const) {
      const ratio = contrastRatio(colour[shade], backgrounds[shade]);
      if (ratio < MIN_CONTRAST) {
        refuse(
          `candidates[${index}].colour.${shade}`,
          `"${colour[shade]}" is too close to ${backgrounds[shade]} (contrast ${ratio.toFixed(1)}); ` +
            `accepted: a contrast of ${MIN_CONTRAST} or more`,
        );
      }
    }
  }
}

function checkLeanings(scenario: Scenario, refuse: Refuse): void {
  const known = new Set(scenario.candidates.map((one) => one.candidate_id));
  for (const group of ["locations", "age_bands", "genders"] as const) {
    for (const [index, { leanings }] of scenario[group].entries()) {
      const stranger = Object.keys(leanings).find((id) => !known.has(id));
      if (stranger !== undefined) {
        refuse(
          `${group}[${index}].leanings.${stranger}`,
          `is not a candidate; accepted: ${[...known].join(", ")}`,
        );
      }
    }
  }
}

function checkSomebodyToVoteFor(scenario: Scenario, refuse: Refuse): void {
  const { candidates, locations, age_bands, genders } = scenario;
  for (const [index, location] of locations.entries()) {
    for (const band of age_bands) {
      for (const gender of genders) {
        const somebody = choiceWeights(candidates, [location, band, gender]).some((weight) => weight > 0);
        if (!somebody) {
          refuse(
            `locations[${index}].leanings`,
            `leave nobody to vote for to ${gender.code} voters aged ${
              ageBandLabel(band)
            }; accepted: a candidate above 0`,
          );
        }
      }
    }
  }
}
