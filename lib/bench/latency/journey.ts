/** When each of many ballots was handed over, and when it came to each stage. */

/** In the order of the flow. */
export const STAGES = ["acknowledged", "committed", "published", "seen"] as const;
export type Stage = typeof STAGES[number];

/**
 * Ballots in lanes: those of a lane come to every stage in the order in which they were handed over, so that its
 * n-th ballot is there as soon as its total is n. That holds for the ballots of one partition, and their total
 * is one that is published where all of them, and no others, are for one candidate.
 */
export class Journey {
  readonly #handed: number[][];
  readonly #reached: Record<Stage, number[][]>;

  /** `before`: the total of each lane when it begins. */
  constructor(private readonly before: readonly number[]) {
    const lanes = () => before.map(() => []);
    this.#handed = lanes();
    this.#reached = { acknowledged: lanes(), committed: lanes(), published: lanes(), seen: lanes() };
  }

  /** The next ballot of a lane, handed over at `at`, in ms. */
  handOver(lane: number, at: number): void {
    this.#handed[lane].push(at);
  }

  /** So many ballots of a lane are at a stage by now, those before this journey included. */
  reach(stage: Stage, lane: number, total: number, at: number): void {
    const reached = this.#reached[stage][lane];
    const there = total - this.before[lane];
    if (there > this.#handed[lane].length) {
      throw new RangeError(`${there} ballots are ${stage}, of ${this.#handed[lane].length}`);
    }
    while (reached.length < there) reached.push(at);
  }

  /** Another ballot of a lane is at a stage. */
  reachNext(stage: Stage, lane: number, at: number): void {
    this.reach(stage, lane, this.before[lane] + this.#reached[stage][lane].length + 1, at);
  }

  /** Whether every ballot handed over so far is at every stage. */
  get isOver(): boolean {
    return STAGES.every((stage) =>
      this.#reached[stage].every((reached, lane) => reached.length === this.#handed[lane].length)
    );
  }

  /** How long each ballot that is at a stage took from its handing over, in ms. */
  times(stage: Stage): number[] {
    return this.#reached[stage].flatMap((reached, lane) =>
      reached.map((at, i) => at - this.#handed[lane][i])
    );
  }
}
