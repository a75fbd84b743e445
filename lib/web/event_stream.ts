/**
 * Server-sent events to many viewers. A frame is encoded once and its bytes are shared; a viewer that
 * is slow gets the newest frame when it can take one, not those in between.
 * Format: https://html.spec.whatwg.org/multipage/server-sent-events.html
 */

/** A comment goes to every viewer this often, so that a dead connection is noticed at both ends. */
export const HEARTBEAT_MS = 10_000;
/** What waits for one viewer before it counts as slow. */
const MAX_QUEUED_BYTES = 64 * 1024;
/** How soon a browser reconnects by itself. */
const RETRY_MS = 1_000;

const encoder = new TextEncoder();
const HEARTBEAT = encoder.encode(": still here\n\n");
const HELLO = encoder.encode(`retry: ${RETRY_MS}\n\n`);

interface Viewer {
  controller: ReadableStreamDefaultController<Uint8Array>;
  /** Whether it missed a frame. */
  behind: boolean;
}

export class EventStream {
  readonly #viewers = new Set<Viewer>();
  #latest: Uint8Array | null = null;
  #heartbeat: ReturnType<typeof setInterval> | undefined;
  #closed = false;

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

  /** A viewer's stream: the latest event at once, then each new one. */
  response(): Response {
    let viewer: Viewer;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(HELLO);
        if (this.#latest) controller.enqueue(this.#latest);
        if (this.#closed) return controller.close();
        viewer = { controller, behind: false };
        this.#viewers.add(viewer);
        this.#heartbeat ??= setInterval(() => this.#beat(), HEARTBEAT_MS);
      },
      pull: () => {
        if (!viewer?.behind || !this.#latest) return;
        viewer.behind = false;
        viewer.controller.enqueue(this.#latest);
      },
      cancel: () => this.#forget(viewer),
    }, new ByteLengthQueuingStrategy({ highWaterMark: MAX_QUEUED_BYTES }));
    return new Response(body, {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
      },
    });
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
    if (this.#viewers.size > 0) return;
    clearInterval(this.#heartbeat);
    this.#heartbeat = undefined;
  }
}

function hasRoom({ controller }: Viewer): boolean {
  return (controller.desiredSize ?? 0) > 0;
}
