/**
 * How often arriving frames reach the reader's eyes. The connection stays open at every pace, so a
 * change of it, or a look at the newest, needs no waiting.
 */
import type { Frame } from "@/lib/election/results.ts";
import { newerFrame } from "@/lib/web/live/frames.ts";

/** Live, every so many seconds, or paused. */
export const PACES = ["live", 5, 10, 30, "paused"] as const;
export type Pace = typeof PACES[number];

/** The pace that a stored text names, or live. */
export function paceOf(stored: string | null): Pace {
  return PACES.find((pace) => String(pace) === stored) ?? "live";
}

/** Holds the newest frame back until the pace lets it through. */
export class Pacer {
  #shown: Frame;
  #newest: Frame;
  #pace: Pace = "live";
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #show: (frame: Frame) => void;
  readonly #msPerSecond: number;

  /** `show` is called with each frame that is let through. */
  constructor(shown: Frame, show: (frame: Frame) => void, msPerSecond = 1000) {
    this.#shown = shown;
    this.#newest = shown;
    this.#show = show;
    this.#msPerSecond = msPerSecond;
  }

  /** The newest version that has arrived, shown or not. */
  get version(): number {
    return this.#newest.version;
  }

  /** True while a newer frame than the shown one is held back. */
  get holding(): boolean {
    return this.#newest !== this.#shown;
  }

  /** Takes a frame that arrived; one that is older than the newest is ignored. */
  offer(frame: Frame): void {
    this.#newest = newerFrame(this.#newest, frame);
    if (this.#pace === "live") this.release();
  }

  choose(pace: Pace): void {
    this.stop();
    this.#pace = pace;
    if (pace === "live") this.release();
    else if (pace !== "paused") {
      this.#timer = setInterval(() => this.release(), pace * this.#msPerSecond);
    }
  }

  /** Shows the newest frame now, whatever the pace. */
  release(): void {
    if (!this.holding) return;
    this.#shown = this.#newest;
    this.#show(this.#shown);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
