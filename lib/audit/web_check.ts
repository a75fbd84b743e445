/** What a running web answers against the recount, at the checkpoint that its answer names. */
import type { Step } from "@/lib/audit/report.ts";
import type { RunningTotals } from "@/lib/audit/running_totals.ts";
import { type Frame, ratio, type Results } from "@/lib/election/results.ts";
import { sum } from "@/lib/election/totals.ts";
import { messageOf } from "@/lib/errors.ts";
import { delay } from "@/lib/wait.ts";

const ANSWER_TIMEOUT_MS = 3_000;
/** How long the web may take to show what the ledger held when it was first asked. */
const REACH_TIMEOUT_MS = 10_000;
const ASK_AGAIN_MS = 200;

/** The answers of `GET /api/results` and the first frame of `GET /api/events`. */
export interface WebAnswers {
  results: Results;
  frame: Frame;
}

/**
 * Asks the web at `url` until it shows checkpoint `since`, or for some seconds. Null, with the reason in
 * `step`'s notes, where none answers.
 */
export async function askWeb(url: string, since: number, step: Step): Promise<WebAnswers | null> {
  const end = performance.now() + REACH_TIMEOUT_MS;
  try {
    for (;;) {
      const answers = { results: await fetchResults(url), frame: await fetchFrame(url) };
      const reached = Math.min(
        ...[answers.results, answers.frame].map(({ ledger }) => ledger?.checkpoint ?? Infinity),
      );
      if (reached >= since || performance.now() > end) return answers;
      await delay(ASK_AGAIN_MS);
    }
  } catch (error) {
    step.note(`no web of this election answers at ${url} (${messageOf(error)}): nothing to compare`);
    return null;
  }
}

async function fetchResults(url: string): Promise<Results> {
  const response = await fetch(`${url}/api/results`, { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`/api/results answers ${response.status}`);
  }
  return await response.json();
}

async function fetchFrame(url: string): Promise<Frame> {
  const response = await fetch(`${url}/api/events`, { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });
  let text = "";
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const [, data] = text.match(/^data: (.*)\n/m) ?? [];
    if (data !== undefined) return JSON.parse(data);
  }
  throw new Error("/api/events ends without a frame");
}

export class WebCheck {
  compared = 0;
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
    this.compared++;
    const { registered, votes, turnout } = answer.totals;
    step.compare(`${name}: votes`, totals.votes, votes);
    step.compare(`${name}: turnout`, ratio(totals.votes, registered), turnout);
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
