/**
 * Server-sent events to many viewers. A frame is encoded once and its bytes are shared; a viewer that
 * is slow gets the newest frame when it can take one, not those in between.
 * Format: https://html.spec.whatwg.org/multipage/server-sent-events.html
 */

import { type PlaceLimits, Places } from "@/lib/web/security/places.ts";

/** Of ours: a connection each, so the server has room for somewhat more of those. */
export const VIEWER_LIMITS: PlaceLimits = { inAll: 11_000, perClient: 1_000 };
/** A comment goes to every viewer this often, so that a dead connection is noticed at both ends. */
export const HEARTBEAT_MS = 10_000;
/** What waits for one viewer before it counts as slow. */
const MAX_QUEUED_BYTES = 64 * 1024;
export const EVENT_STREAM_HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store",
  "x-accel-buffering": "no",
};
/** How soon a browser reconnects by itself. */
const RETRY_MS = 1_000;

const encoder = new TextEncoder();
const HEARTBEAT = encoder.encode(": still here\n\n");
const HELLO = encoder.encode(`retry: ${RETRY_MS}\n\n`);

interface Viewer {
  controller: ReadableStreamDefaultController<Uint8Array>;
  /** Whether it missed a frame. */
  behind: boolean;
  giveUpPlace: () => void;
}

export class EventStream {
  readonly #viewers = new Set<Viewer>();
  readonly #places: Places;
  #latest: Uint8Array | null = null;
  #heartbeat: ReturnType<typeof setInterval> | undefined;
  #closed = false;

  constructor(limits: PlaceLimits = VIEWER_LIMITS) {
    this.#places = new Places(limits);
  }

  get viewers(): number {
    return this.#viewers.size;
  }

  /** Sends an event to every viewer, and to later ones first of all. `data` must be one line. */
  publish(event: string, id: string, data: string): void {
    if (/[\r\n]/.test(event + id + data)) throw new Error("a line break would end the event early");
    const bytes = encoder.encode(`event: ${event}\nid: ${id}\ndata: ${data}\n\n`);
    this.#latest = bytes;
    for (const viewer of this.#viewers) {
      viewer.behind = !hasRoom(viewer);
      if (!viewer.behind) viewer.controller.enqueue(bytes);
    }
  }

  /**
   * A viewer's stream: the latest event at once, then each new one. Null where there is no place left, in all or
   * for this client; `client` null has no share of its own.
   */
  response(client: string | null = null): Response | null {
    const giveUpPlace = this.#places.take(client);
    if (!giveUpPlace) return null;
    let viewer: Viewer | undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(HELLO);
        if (this.#latest) controller.enqueue(this.#latest);
        if (this.#closed) {
          giveUpPlace();
          return controller.close();
        }
        viewer = { controller, behind: false, giveUpPlace };
        this.#viewers.add(viewer);
        this.#heartbeat ??= setInterval(() => this.#beat(), HEARTBEAT_MS);
      },
      pull: () => {
        if (!viewer?.behind || !this.#latest) return;
        viewer.behind = false;
        viewer.controller.enqueue(this.#latest);
      },
      cancel: () => viewer && this.#forget(viewer),
    }, new ByteLengthQueuingStrategy({ highWaterMark: MAX_QUEUED_BYTES }));
    return new Response(body, { headers: EVENT_STREAM_HEADERS });
  }

  /** Ends every stream. */
  close(): void {
    this.#closed = true;
    for (const viewer of this.#viewers) {
      this.#forget(viewer);
      viewer.controller.close();
    }
  }

  #beat(): void {
    for (const viewer of this.#viewers) {
      if (hasRoom(viewer)) viewer.controller.enqueue(HEARTBEAT);
    }
  }

  #forget(viewer: Viewer): void {
    this.#viewers.delete(viewer);
    viewer.giveUpPlace();
    if (this.#viewers.size > 0) return;
    clearInterval(this.#heartbeat);
    this.#heartbeat = undefined;
  }
}

function hasRoom({ controller }: Viewer): boolean {
  return (controller.desiredSize ?? 0) > 0;
}
