/** What a storm has found wrong. */

/** Findings that are kept with their words; of more only the number is known. */
const MAX_KEPT = 100;

export class Findings {
  readonly #kept = new Set<string>();
  #count = 0;

  constructor(private readonly tell: (line: string) => void) {}

  /** Keeps what is wrong, and tells of it where it is new. */
  add(text: string): void {
    this.#count++;
    if (this.#kept.has(text) || this.#kept.size >= MAX_KEPT) return;
    this.#kept.add(text);
    this.tell(`FINDING: ${text}`);
  }

  get count(): number {
    return this.#count;
  }

  get kept(): string[] {
    return [...this.#kept];
  }
}
