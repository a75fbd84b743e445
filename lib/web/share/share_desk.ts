/** What the site shows of itself where a link to it is shared: its address, and a picture of the results. */
import type { Frame } from "@/lib/election/results.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { drawAside } from "@/lib/web/share/draw_aside.ts";
import { pictureOf, type ResultsPicture } from "@/lib/web/share/results_picture.ts";

/** A picture, and a failure to draw one, stand for this time: no more is drawn, however many ask. */
export const PICTURE_KEPT_MS = 10_000;

interface Kept {
  png: Promise<Uint8Array<ArrayBuffer>>;
  /** Of which election. */
  begunAt: string;
  /** By the clock of the desk. */
  until: number;
}

export class ShareDesk {
  /** Origin of the site as others see it; null where nobody has said. */
  publicUrl: string | null = null;
  #kept: Kept | null = null;

  constructor(
    private readonly draw: (picture: ResultsPicture) => Promise<Uint8Array<ArrayBuffer>> = drawAside,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The results as PNG, at most `PICTURE_KEPT_MS` old. Rejects where it cannot be drawn. */
  picture(scenario: Scenario, frame: Frame): Promise<Uint8Array<ArrayBuffer>> {
    const { begun_at: begunAt } = frame.election;
    const now = this.now();
    if (this.#kept === null || this.#kept.begunAt !== begunAt || now >= this.#kept.until) {
      const png = this.draw(pictureOf(scenario, frame));
      this.#kept = { png, begunAt, until: now + PICTURE_KEPT_MS };
    }
    return this.#kept.png;
  }
}
