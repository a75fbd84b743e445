/** A process of the simulation: it can be killed, and frozen for a while, at any instant. */
import type { World } from "./world.ts";

export class Process {
  #alive = true;
  #frozenUntil = 0;
  #onDeath: (() => void)[] = [];

  constructor(private readonly world: World, readonly name: string) {}

  get alive(): boolean {
    return this.#alive;
  }

  /** Runs `run` in this process: later where it is frozen by then, never where it is dead. */
  after(ms: number, run: () => void): void {
    this.world.scheduler.after(ms, () => {
      const frozenMs = this.#frozenUntil - this.world.scheduler.now;
      if (!this.#alive) return;
      if (frozenMs > 0) this.after(frozenMs, run);
      else run();
    });
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  /** As `pause` of lib/wait.ts, by the virtual clock. */
  readonly pause = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const done = () => {
        signal.removeEventListener("abort", done);
        resolve();
      };
      this.after(signal.aborted ? 0 : ms, done);
      signal.addEventListener("abort", done, { once: true });
    });

  freeze(ms: number): void {
    this.world.tell(this.name, `frozen for ${Math.round(ms)} ms`);
    this.#frozenUntil = Math.max(this.#frozenUntil, this.world.scheduler.now + ms);
  }

  thaw(): void {
    this.#frozenUntil = 0;
  }

  /** Nothing runs in it any more; what it has sent may still arrive. */
  kill(): void {
    if (!this.#alive) return;
    this.world.tell(this.name, "ends");
    this.#alive = false;
    for (const run of this.#onDeath) run();
  }

  onDeath(run: () => void): void {
    this.#onDeath.push(run);
  }
}
