/**
 * Server-sent events to many viewers. An event is encoded once and its bytes are shared; a viewer that is slow
 * gets the newest event when it can take one, not those in between.
 * Format: https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
import { type Outlet, writable } from "@/lib/web/http/handover.ts";
import { Rounds } from "@/lib/web/live/rounds.ts";
import { type Checked, checked, SharedGzip } from "@/lib/web/live/shared_gzip.ts";
import { inSlices } from "@/lib/web/live/slices.ts";
import { Viewer } from "@/lib/web/live/viewer.ts";
import { type PlaceLimits, Places } from "@/lib/web/security/places.ts";

/** Of ours: a connection each, so the server has room for somewhat more of those. */
export const VIEWER_LIMITS: PlaceLimits = { inAll: 18_000, perClient: 1_000 };
/** A comment goes to every viewer where nothing else has for this long, and is looked for this often. */
export const HEARTBEAT_MS = 5_000;
/** How often slow viewers are looked at. */
const CATCH_UP_EVERY_MS = 100;
/** What waits in the stream of one viewer before it counts as slow. */
const MAX_QUEUED_BYTES = 64 * 1024;

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store",
  "vary": "accept-encoding",
  "x-accel-buffering": "no",
};

/** The headers of a viewer's stream. */
export function eventStreamHeaders(isGzip: boolean): Record<string, string> {
  return isGzip ? { ...HEADERS, "content-encoding": "gzip" } : HEADERS;
}

export class EventStream {
  readonly #viewers = new Set<Viewer>();
  /** Those that have not taken what they were sent, and so have missed something. */
  readonly #behind = new Set<Viewer>();
  readonly #places: Places;
  readonly #gzip = new SharedGzip();
  readonly #rounds = new Rounds(() => this.#round());
  #gzipViewers = 0;
  /** The newest event, which may wait for its round. */
  #latest: Checked | null = null;
  /** The event of the last round. */
  #shown: Checked | null = null;
  #sentAt = performance.now();
  #heartbeat: ReturnType<typeof setInterval> | undefined;
  #catchUp: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(limits: PlaceLimits = VIEWER_LIMITS, private readonly heartbeatMs: number = HEARTBEAT_MS) {
    this.#places = new Places(limits);
  }

  get viewers(): number {
    return this.#viewers.size;
  }

  /**
   * Sends an event to every viewer, and to later ones first of all: at once where they are few, and where they
   * are many as often as that leaves the thread to others. `data` must be one line.
   */
  publish(event: string, id: string, data: string): void {
    if (/[\r\n]/.test(event + id + data)) throw new Error("a line break would end the event early");
    this.#latest = checked(`event: ${event}\nid: ${id}\ndata: ${data}\n\n`);
    this.#rounds.ask();
  }

  /**
   * A viewer's stream: the latest event at once, then each new one. Null where there is no place left, in all or
   * for this client; `client` null has no share of its own. `isGzip`: compressed.
   */
  response(client: string | null = null, isGzip = false): Response | null {
    const giveUpPlace = this.#places.take(client);
    if (!giveUpPlace) return null;
    let viewer: Viewer;
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (controller) => {
        viewer = new Viewer(streamOutlet(controller), isGzip, giveUpPlace);
        this.#admit(viewer);
      },
      cancel: () => this.#forget(viewer),
    }, new ByteLengthQueuingStrategy({ highWaterMark: MAX_QUEUED_BYTES }));
    const begin = (outlet: Outlet) => {
      viewer.moveTo(outlet);
      if (this.#viewers.has(viewer)) void this.#welcome(viewer);
      else viewer.end();
      return () => this.#forget(viewer);
    };
    return new Response(writable(body, begin), { headers: eventStreamHeaders(isGzip) });
  }

  /** Ends every stream. */
  close(): void {
    this.#closed = true;
    this.#rounds.stop();
    for (const viewer of this.#viewers) this.#dismiss(viewer);
    this.#gzip.close();
  }

  #admit(viewer: Viewer): void {
    this.#viewers.add(viewer);
    if (viewer.isGzip) this.#gzipViewers++;
    if (this.#closed) return this.#dismiss(viewer);
    this.#heartbeat ??= setInterval(() => void this.#beat(), this.heartbeatMs);
    void this.#welcome(viewer);
  }

  /** Sends what the others see. */
  async #welcome(viewer: Viewer): Promise<void> {
    const shown = this.#shown;
    if (shown === null) return;
    const forms = viewer.isGzip ? await this.#gzip.formsOf(shown) : null;
    if (viewer.shown === null && this.#viewers.has(viewer)) viewer.show(shown, forms);
  }

  async #round(): Promise<number> {
    const event = this.#latest!;
    this.#shown = event;
    const forms = this.#gzipViewers > 0 ? await this.#gzip.formsOf(event) : null;
    const busy = await inSlices([...this.#viewers], (viewer) => {
      if (!this.#viewers.has(viewer) || viewer.shown === event) return;
      if (viewer.isSlow) this.#behind.add(viewer);
      else viewer.show(event, viewer.isGzip ? forms : null);
    });
    this.#sentAt = performance.now();
    if (this.#behind.size > 0) this.#lookLater();
    return busy;
  }

  #lookLater(): void {
    this.#catchUp ??= setTimeout(() => {
      this.#catchUp = undefined;
      void this.#lookAtSlowOnes();
    }, CATCH_UP_EVERY_MS);
  }

  /** Whoever has room again gets what the others see. */
  async #lookAtSlowOnes(): Promise<void> {
    const event = this.#shown!;
    const forms = this.#gzipViewers > 0 ? await this.#gzip.formsOf(event) : null;
    await inSlices([...this.#behind], (viewer) => {
      if (viewer.isSlow || !this.#behind.delete(viewer) || viewer.shown === this.#shown) return;
      if (event === this.#shown) viewer.show(event, viewer.isGzip ? forms : null);
      else this.#behind.add(viewer);
    });
    if (this.#behind.size > 0) this.#lookLater();
  }

  async #beat(): Promise<void> {
    if (performance.now() - this.#sentAt < this.heartbeatMs) return;
    this.#sentAt = performance.now();
    await inSlices([...this.#viewers], (viewer) => {
      if (this.#viewers.has(viewer) && !viewer.isSlow) viewer.beat();
    });
  }

  #dismiss(viewer: Viewer): void {
    viewer.end();
    this.#forget(viewer);
  }

  #forget(viewer: Viewer): void {
    if (!this.#viewers.delete(viewer)) return;
    if (viewer.isGzip) this.#gzipViewers--;
    this.#behind.delete(viewer);
    viewer.giveUpPlace();
    if (this.#viewers.size > 0) return;
    clearInterval(this.#heartbeat);
    clearTimeout(this.#catchUp);
    this.#heartbeat = this.#catchUp = undefined;
  }
}

function streamOutlet(controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>): Outlet {
  return {
    write: (bytes) => controller.enqueue(bytes as Uint8Array<ArrayBuffer>),
    get waits() {
      return (controller.desiredSize ?? 0) <= 0;
    },
    end: () => controller.close(),
  };
}
