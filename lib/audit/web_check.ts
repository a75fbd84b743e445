/** What a running web answers against the recount, at the checkpoint that its answer names. */
import type { Step } from "@/lib/audit/report.ts";
import type { RunningTotals } from "@/lib/audit/running_totals.ts";
import { type Frame, ratio, type Results } from "@/lib/election/results.ts";
import { sum } from "@/lib/election/totals.ts";
import type { WebAnswers } from "@/lib/audit/web_answers.ts";

export class WebCheck {
  readonly #open: { name: string; answer: Results & Partial<Frame> }[];

  /** `since`: the checkpoint that the ledger had reached when the web was first asked. */
  constructor(answers: WebAnswers | null, since: number, private readonly step: Step) {
    this.#open = answers === null ? [] : [
      { name: "/api/results", answer: answers.results },
      { name: "/api/events", answer: answers.frame },
    ];
    for (const { name, answer } of this.#open) {
      const reached = answer.ledger?.checkpoint ?? since;
      if (reached < since) step.compare(`${name}: the newest checkpoint it shows`, since, reached);
    }
  }

  /** Compares what is shown as of a checkpoint. Call it for each, in their order, from 0 on. */
  at(checkpoint: number, head: string, totals: RunningTotals): void {
    for (const { name, answer } of this.#take((ledger) => ledger?.checkpoint === checkpoint)) {
      this.step.compare(`${name}: head of the ledger`, head, answer.ledger?.head ?? null);
      this.#compare(name, answer, totals);
    }
  }

  /** When all is counted again; answers from another engine's totals are compared with the last. */
  finish(totals: RunningTotals): void {
    for (const { name, answer } of this.#take(() => true)) {
      if (answer.ledger === null) this.#compare(name, answer, totals);
      else {this.step.compare(
          `${name}: its checkpoint, of those in the ledger`,
          null,
          answer.ledger.checkpoint,
        );}
    }
  }

  #take(which: (ledger: Results["ledger"]) => boolean) {
    const taken = this.#open.filter(({ answer }) => which(answer.ledger));
    for (const each of taken) this.#open.splice(this.#open.indexOf(each), 1);
    return taken;
  }

  #compare(name: string, answer: Results & Partial<Frame>, totals: RunningTotals): void {
    const { step } = this;
    const { registered, votes, rejected, turnout } = answer.totals;
    step.compare(`${name}: votes`, totals.votes, votes);
    step.compare(`${name}: turnout`, ratio(totals.votes, registered), turnout);
    if (answer.ledger) step.compare(`${name}: rejected`, totals.rejected, rejected);
    if (answer.ledger) step.compare(`${name}: version`, registered + totals.consumed, answer.version);
    for (const { candidate_id, votes, share } of answer.candidates) {
      const expected = totals.byCandidate.get(candidate_id) ?? 0;
      step.compare(`${name}: votes of ${candidate_id}`, expected, votes);
      step.compare(`${name}: share of ${candidate_id}`, ratio(expected, totals.votes), share);
    }
    step.compare(
      `${name}: votes of all candidates`,
      totals.votes,
      sum(answer.candidates.map((c) => c.votes)),
    );
    for (const { location, votes, votes_by_candidate } of answer.locations ?? []) {
      const expected = totals.votesIn(location);
      step.compare(`${name}: votes in ${location}`, sum(Object.values(expected)), votes);
      for (const [id, n] of Object.entries(votes_by_candidate)) {
        step.compare(`${name}: votes of ${id} in ${location}`, expected[id] ?? 0, n);
      }
    }
  }
}
