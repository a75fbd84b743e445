/** What an audit found. Holds no personal data: messages are named by their place alone. */

/** One thing that is not as it should be. */
export interface Difference {
  what: string;
  /** Where in `votes_topic`; null where it lies elsewhere. */
  partition: number | null;
  offset: number | null;
  /** Left out where it would tell of a single voter. */
  expected?: string | number | null;
  found?: string | number | null;
}

export interface AuditStep {
  /** 1, 2, 3, … */
  number: number;
  title: string;
  /** What was compared, with numbers. */
  compared: string;
  differences: number;
  /** The first of them; null where there is none. */
  first: Difference | null;
  /** What a reader should know besides. */
  notes: string[];
}

export interface AuditReport {
  /** Whether no step found a difference. */
  ok: boolean;
  /** ISO 8601, UTC. */
  started_at: string;
  finished_at: string;
  election: { id: string; name: string };
  /** Up to where was counted again. */
  fixed_point: { checkpoint: number; head: string; messages: number; votes: number; rejected: number };
  steps: AuditStep[];
}

/** A step in the making. */
export class Step {
  readonly #differences: Difference[] = [];
  #found = 0;
  #notes: string[] = [];

  constructor(private readonly title: string) {}

  /** Records a difference. */
  differs(difference: Difference): void {
    this.#found++;
    if (this.#differences.length === 0) this.#differences.push(difference);
  }

  /** Records a difference unless the two are the same. */
  compare(
    what: string,
    expected: string | number | null,
    found: string | number | null,
    place: { partition: number; offset: number } | null = null,
  ): void {
    if (expected === found) return;
    this.differs({
      what,
      partition: place?.partition ?? null,
      offset: place?.offset ?? null,
      expected,
      found,
    });
  }

  note(text: string): void {
    this.#notes.push(text);
  }

  done(number: number, compared: string): AuditStep {
    const [first = null] = this.#differences;
    return {
      number,
      title: this.title,
      compared,
      differences: this.#found,
      first,
      notes: this.#notes,
    };
  }
}
