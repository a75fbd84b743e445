/** Progress for a person: the servers' start, then the count. */
import type { Report } from "@/lib/embedded/types.ts";
import type { Election } from "@/lib/store/election.ts";
import type { PipelineProgress } from "@/lib/pipeline/progress.ts";
import type { Live } from "@/lib/web/live/live.ts";
import { downloadBar, type Terminal } from "@/lib/cli/terminal.ts";

const REFRESH_MS = 1_000;
/** Where there is no status line, a line says how far the count is this often. */
const LINE_EVERY_MS = 10_000;

/** What the embedded servers report while they start: a bar for bytes, lines for the rest. */
export function showSteps(terminal: Terminal): Report {
  const began = new Map<string, number>();
  const told = new Map<string, string>();
  return ({ step, text, done, total }) => {
    if (done !== undefined && total !== undefined) {
      const start = began.get(step) ?? performance.now();
      began.set(step, start);
      terminal.status(done < total ? downloadBar(step, done, total, performance.now() - start) : "");
    }
    if (text === undefined || text === told.get(step)) return;
    told.set(step, text);
    terminal.line(text);
  };
}

/** Shows the count until it is disposed of, and its rate once all is counted. */
export function showCount(terminal: Terminal, live: Live, election: Election): Disposable {
  const startedAt = performance.now();
  let first: PipelineProgress | null = null;
  let before = { votes: 0, at: startedAt };
  let saidAt = startedAt;
  let said = false;
  const timer = setInterval(() => {
    const now = live.progress;
    if (now === null) return;
    first ??= now;
    const rate = (now.votes - before.votes) * 1_000 / Math.max(1, performance.now() - before.at);
    before = { votes: now.votes, at: performance.now() };
    const line = describe(now, rate);
    terminal.status(line);
    if (!terminal.interactive && !now.complete && performance.now() - saidAt >= LINE_EVERY_MS) {
      saidAt = performance.now();
      terminal.line(line);
    }
    if (now.complete && !said) terminal.line(summary(now, first, startedAt, live.lastChangeAt, election));
    said = now.complete;
  }, REFRESH_MS);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

function describe({ registered, votes, rejected, lag }: PipelineProgress, rate: number): string {
  const parts = [
    `registered ${count(registered)}`,
    `votes ${count(votes)}`,
    `${count(Math.round(rate))} votes/s`,
    `lag ${count(lag)}`,
  ];
  if (rejected > 0) parts.push(`rejected ${count(rejected)}`);
  return parts.join(" · ");
}

/** The last line of a count: its size and, if this process saw all of it, how fast it was. */
function summary(
  now: PipelineProgress,
  first: PipelineProgress,
  startedAt: number,
  endedAt: number | null,
  { voters }: Election,
): string {
  const all = `All ballots counted: ${count(now.votes)} of ${count(voters)} registered voters voted`;
  const seconds = ((endedAt ?? 0) - startedAt) / 1_000;
  if (seconds <= 0 || now.votes === first.votes) return `${all}.`;
  const rate = Math.round((now.votes - first.votes) / seconds);
  return `${all}. ${count(rate)} ballots/s over ${seconds.toFixed(1)} s, registered, cast and counted.`;
}

function count(n: number): string {
  return n.toLocaleString("en");
}
