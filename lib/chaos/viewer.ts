/** Somebody who watches the count as a browser does, and looks closely. */
import type { Frame } from "@/lib/election/results.ts";
import { SseParser } from "@/lib/web/client/sse_parser.ts";
import { retryDelay, STALE_MS } from "@/lib/web/client/feed.ts";
import type { Findings } from "@/lib/chaos/findings.ts";
import { disagreements, falls, growingNumbers } from "@/lib/chaos/frame_check.ts";
import { pause } from "@/lib/wait.ts";

export interface ViewerOptions {
  /** For findings. */
  name: string;
  /** Of a web process. */
  url: string;
  findings: Findings;
  onFrame: (frame: Frame) => void;
  random: () => number;
}

/** A viewer keeps what it has seen over all its connections, as an open page does. */
export class Viewer {
  frames = 0;
  connections = 0;
  last: Frame | null = null;
  #numbers = new Map<string, number>();

  constructor(private readonly options: ViewerOptions) {}

  /** Watches until `signal` aborts, with the waits between two connections that the page has. */
  async run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const before = this.frames;
      try {
        await this.#connection(signal);
      } catch (error) {
        if (error instanceof SyntaxError || error instanceof RangeError) {
          this.options.findings.add(`${this.options.name} got an event that is none: ${error.message}`);
        } // else the server is away, which is nothing to a viewer but a wait
      }
      failures = this.frames > before ? 0 : failures + 1;
      await pause(retryDelay(failures, undefined, this.options.random), signal);
    }
  }

  /** One connection, until it ends, fails, or falls silent. */
  async #connection(signal: AbortSignal): Promise<void> {
    const connection = new AbortController();
    const end = () => connection.abort();
    signal.addEventListener("abort", end, { once: true });
    let watchdog = setTimeout(end, STALE_MS);
    try {
      const response = await fetch(`${this.options.url}/api/events?since=${this.last?.version ?? 0}`, {
        headers: { accept: "text/event-stream" },
        signal: connection.signal,
      });
      if (!response.ok || response.body === null) return await response.body?.cancel();
      this.connections++;
      const parser = new SseParser();
      const decoder = new TextDecoder();
      for await (const bytes of response.body) {
        clearTimeout(watchdog);
        watchdog = setTimeout(end, STALE_MS);
        for (const { event, data } of parser.push(decoder.decode(bytes, { stream: true }))) {
          if (event === "results") this.#look(JSON.parse(data));
        }
      }
    } finally {
      clearTimeout(watchdog);
      signal.removeEventListener("abort", end);
      connection.abort();
    }
  }

  #look(frame: Frame): void {
    this.frames++;
    const numbers = growingNumbers(frame);
    for (const wrong of [...disagreements(frame), ...falls(this.#numbers, numbers)]) {
      this.options.findings.add(`${this.options.name} saw: ${wrong}`);
    }
    this.#numbers = numbers;
    this.last = frame;
    this.options.onFrame(frame);
  }
}
