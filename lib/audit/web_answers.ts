/** What a running web of an election answers. */
import type { Frame, Results } from "@/lib/election/results.ts";
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

/** Asks the web at `url` until it shows checkpoint `since`, or for some seconds. Rejects where none answers. */
export async function askWeb(url: string, since: number): Promise<WebAnswers> {
  const end = performance.now() + REACH_TIMEOUT_MS;
  for (;;) {
    const answers = { results: await fetchResults(url), frame: await fetchFrame(url) };
    const reached = [answers.results, answers.frame].map(({ ledger }) => ledger?.checkpoint ?? Infinity);
    if (Math.min(...reached) >= since || performance.now() > end) return answers;
    await delay(ASK_AGAIN_MS);
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
