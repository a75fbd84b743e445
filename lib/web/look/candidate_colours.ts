/**
 * Candidates' colours as custom properties of the page: bound to the candidate, not to a rank, and
 * following dark mode without a script. On paper they are those of the light.
 */

/** What `fill` of a candidate's shapes is. */
export function candidateFill(candidateId: string): string {
  return `var(--c-${candidateId})`;
}

interface Coloured {
  candidate_id: string;
  colour: { light: string; dark: string };
}

/** CSS that defines the colours of all candidates, and puts them behind their portraits, on paper too. */
export function candidateColours(candidates: readonly Coloured[]): string {
  const scheme = (name: "light" | "dark") =>
    `:root{${candidates.map((c) => `--c-${c.candidate_id}:${c.colour[name]}`).join(";")}}`;
  const portraits = candidates.map(({ candidate_id: id }) =>
    `img[src$="#${id}"]{background:${candidateFill(id)};print-color-adjust:exact}`
  );
  return `${scheme("light")}@media screen and (prefers-color-scheme:dark){${scheme("dark")}}${
    portraits.join("")
  }`;
}
