/** One viewer of the event stream: what it was sent last, and in which encoding. */
import type { Outlet } from "@/lib/web/http/handover.ts";
import { joinedCrc } from "@/lib/web/live/crc32.ts";
import { type Checked, checked, type Forms, GZIP_HEAD, gzipEnd, packed } from "@/lib/web/live/shared_gzip.ts";

/** How soon a browser reconnects by itself. */
const RETRY_MS = 1_000;

/** A text that everybody gets, whole. */
class Remark {
  readonly text: Checked;
  readonly #whole: Uint8Array;

  constructor(text: string) {
    this.text = checked(text);
    this.#whole = packed(this.text);
  }

  get forms(): Forms {
    return { whole: this.#whole, change: null, base: null };
  }
}

const HELLO = new Remark(`retry: ${RETRY_MS}\n\n`);
const HEARTBEAT = new Remark(": still here\n\n");

export class Viewer {
  /** The last event it was sent; null before the first. */
  shown: Checked | null = null;
  #outlet: Outlet;
  #last: Checked | null = null;
  #crc = 0;
  #bytes = 0;

  /** `giveUpPlace`: called once it has gone. */
  constructor(outlet: Outlet, readonly isGzip: boolean, readonly giveUpPlace: () => void) {
    this.#outlet = outlet;
    this.#greet();
  }

  /** From the beginning, over another outlet. */
  moveTo(outlet: Outlet): void {
    this.#outlet = outlet;
    this.shown = this.#last = null;
    this.#crc = this.#bytes = 0;
    this.#greet();
  }

  /** Whether it has not taken what it was sent. */
  get isSlow(): boolean {
    return this.#outlet.waits;
  }

  /** `forms`: of the event, where the viewer takes gzip. */
  show(event: Checked, forms: Forms | null): void {
    this.shown = event;
    this.#write(event, forms);
  }

  beat(): void {
    this.#write(HEARTBEAT.text, HEARTBEAT.forms);
  }

  end(): void {
    if (this.isGzip) this.#outlet.write(gzipEnd(this.#crc, this.#bytes));
    this.#outlet.end();
  }

  #greet(): void {
    if (this.isGzip) this.#outlet.write(GZIP_HEAD);
    this.#write(HELLO.text, HELLO.forms);
  }

  #write(text: Checked, forms: Forms | null): void {
    if (!this.isGzip) return this.#outlet.write(text.plain);
    if (forms === null) throw new Error("a viewer of gzip was sent a text that is not packed");
    const isNext = forms.change !== null && this.#last === forms.base;
    this.#outlet.write(isNext ? forms.change! : forms.whole);
    this.#last = text;
    this.#crc = joinedCrc(this.#crc, text.crc, text.appended);
    this.#bytes += text.plain.length;
  }
}
