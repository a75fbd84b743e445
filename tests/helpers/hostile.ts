/** Names as somebody would choose them who wants to do harm, in a frame and its scenario. */
import type { Frame } from "@/lib/election/results.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";

/** A script that ran would leave its mark in `globalThis.ran`. */
export const HOSTILE_NAMES = [
  `<img src=x onerror="globalThis.ran='img'">`,
  `</script><script>globalThis.ran='script'</script>`,
  `</style><style>*{display:none}</style>`,
  `"><svg onload=globalThis.ran='svg'>`,
  `' autofocus onfocus=globalThis.ran='focus' x='`,
  `<!--<script>globalThis.ran='comment'</script>-->`,
  `{{constructor.constructor('globalThis.ran=1')()}}`,
  `=cmd|' /C calc'!A0`,
  `@SUM(1+1)*cmd|' /C calc'!A0`,
  `+1-1`,
  `-2+3`,
  `"; drop table votes; --`,
  `\u202Egnp.exe`,
  `a\u2028b\u2029c`,
  `$&$1$\``,
  `&lt;b&gt;&amp;`,
  `x`.repeat(120),
  `\u200d\u0301Z\u0336a\u0336l\u0336g\u0336o\u0336`,
];

const hostile = (index: number) => HOSTILE_NAMES[index % HOSTILE_NAMES.length];

/** The scenario with every name replaced. */
export function hostileScenario(scenario: Scenario): Scenario {
  return {
    ...scenario,
    name: hostile(1),
    candidates: scenario.candidates.map((one, i) => ({
      ...one,
      candidate_name: hostile(i),
      party_affiliation: hostile(i + 6),
    })),
    locations: scenario.locations.map((one, i) => ({ ...one, name: hostile(i) })),
  };
}

/** The frame with names, identifiers and pictures as somebody could write them into the topics of totals. */
export function hostileFrame(frame: Frame): Frame {
  const idOf = new Map(frame.candidates.map(({ candidate_id }, i) => [candidate_id, `id ${hostile(i)}`]));
  return {
    ...frame,
    election: { ...frame.election, name: hostile(1) },
    candidates: frame.candidates.map((one, i) => ({
      ...one,
      candidate_id: idOf.get(one.candidate_id)!,
      candidate_name: hostile(i + 2),
      party_affiliation: hostile(i),
      photo_url: [
        "javascript:globalThis.ran='url'",
        "https://evil.example/x.svg",
        `x" onerror="globalThis.ran=1`,
      ][i % 3],
    })),
    locations: frame.locations.map((one, i) => ({
      ...one,
      location: `L ${hostile(i)} ${i}`,
      name: hostile(i),
      leader: one.leader === null ? null : idOf.get(one.leader)!,
      votes_by_candidate: Object.fromEntries(
        Object.entries(one.votes_by_candidate).map(([id, votes]) => [idOf.get(id)!, votes]),
      ),
    })),
  };
}
