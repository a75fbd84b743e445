/** Holds a fetch that finds nothing until something comes, or until a broker would answer it empty. */
import type { World } from "./world.ts";

const MAX_WAIT_MS = 2_000;

export class News {
  #waiting = new Set<() => void>();

  constructor(private readonly world: World) {}

  /** Resolves at the next `tell`, or after a while without one. */
  wait(): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        if (this.#waiting.delete(wake)) resolve();
      };
      this.#waiting.add(wake);
      this.world.scheduler.after(MAX_WAIT_MS, wake);
    });
  }

  tell(): void {
    for (const wake of [...this.#waiting]) wake();
  }
}
