/** The picture of all candidates' portraits, and the address under which browsers may keep it. */
import { createHash } from "node:crypto";
import { candidatePortraits } from "@/lib/scenario/portraits.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";

interface Portraits {
  svg: string;
  /** Other for every other picture. */
  version: string;
}

const VERSION_CHARACTERS = 16;
const made = new WeakMap<Scenario, Portraits>();

export function portraitsOf(scenario: Scenario): Portraits {
  return made.getOrInsertComputed(scenario, () => {
    const svg = candidatePortraits(scenario);
    const version = createHash("sha256").update(svg).digest("hex").slice(0, VERSION_CHARACTERS);
    return { svg, version };
  });
}

/** Another election on the same machine has another address. */
export function portraitsAddress(scenario: Scenario): string {
  return `/portraits/candidates.svg?v=${portraitsOf(scenario).version}`;
}
