/** Fewer samples where fewer will do. Pure. */

/** A sample, or as much of one as it takes: when it was, in ms since 1970. */
interface Moment {
  at: number;
}

/** How close samples stay together: `step` while they are younger than `age`, both in ms. */
const STEPS = [
  { age: 10 * 60_000, step: 1_000 },
  { age: 6 * 3_600_000, step: 10_000 },
  { age: 2 * 86_400_000, step: 60_000 },
  { age: 30 * 86_400_000, step: 600_000 },
  { age: Infinity, step: 3_600_000 },
];

/** As many as half a year of counting day and night takes. */
export const MAX_SAMPLES = 16_000;

/** Those that are kept: the newer, the denser. */
export function thinnedByAge<S extends Moment>(samples: readonly S[]): S[] {
  const newest = samples.at(-1)?.at ?? 0;
  const stepOf = (at: number) => STEPS.find(({ age }) => newest - at < age)!.step;
  let kept = thinned(samples, stepOf);
  while (kept.length > MAX_SAMPLES) {
    const older = kept.length >> 1;
    kept = kept.filter((_, place) => place >= older || place % 2 === 0);
  }
  return kept;
}

/**
 * The first sample, and of each step the last one; after a gap also the one that ends it, which tells how long
 * it was. `stepOf`: the step at a time, in ms.
 */
export function thinned<S extends Moment>(samples: readonly S[], stepOf: (at: number) => number): S[] {
  const bucketOf = ({ at }: Moment) => Math.floor(at / stepOf(at)) * stepOf(at);
  return samples.filter((sample, place) => {
    const [before, after] = [samples[place - 1], samples[place + 1]];
    if (!before || !after || bucketOf(after) !== bucketOf(sample)) return true;
    return bucketOf(sample) - bucketOf(before) > stepOf(before.at);
  });
}
