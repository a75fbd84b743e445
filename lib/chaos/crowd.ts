/** All viewers of a storm, half of them at either web process. */
import type { Frame } from "@/lib/election/results.ts";
import { seeded } from "@/lib/election/random.ts";
import type { Findings } from "@/lib/chaos/findings.ts";
import { Timeline } from "@/lib/chaos/timeline.ts";
import { Viewer } from "@/lib/chaos/viewer.ts";

export interface CrowdOptions {
  viewers: number;
  urls: readonly string[];
  seed: number;
  findings: Findings;
  now: () => number;
}

export class Crowd {
  readonly viewers: readonly Viewer[];
  /** When more was seen to be counted than anybody had seen before, in ms. */
  readonly seen = new Timeline();
  /** Every head of the ledger's chain that anybody was shown, by checkpoint. */
  readonly heads = new Map<number, string>();
  readonly #options: CrowdOptions;

  constructor(options: CrowdOptions) {
    this.#options = options;
    const { urls, seed, findings } = options;
    this.viewers = Array.from({ length: options.viewers }, (_, i) => {
      const random = seeded(seed, "chaos", "viewer", i);
      return new Viewer({
        name: `viewer ${i + 1}`,
        url: urls[i % urls.length],
        findings,
        onFrame: (frame) => this.#saw(frame),
        random: () => random.next(),
      });
    });
  }

  async run(signal: AbortSignal): Promise<void> {
    await Promise.all(this.viewers.map((viewer) => viewer.run(signal)));
  }

  get frames(): number {
    return this.viewers.reduce((sum, { frames }) => sum + frames, 0);
  }

  get connections(): number {
    return this.viewers.reduce((sum, { connections }) => sum + connections, 0);
  }

  #saw({ totals, ledger }: Frame): void {
    this.seen.see(totals.votes, this.#options.now());
    if (ledger === null) return;
    const known = this.heads.get(ledger.checkpoint);
    if (known === undefined) this.heads.set(ledger.checkpoint, ledger.head);
    else if (known !== ledger.head) {
      this.#options.findings.add(`checkpoint ${ledger.checkpoint} was shown with two heads`);
    }
  }
}
