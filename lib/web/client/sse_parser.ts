/**
 * Server-sent events from a byte stream's text, as the HTML standard describes them
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html). Read here rather than by EventSource,
 * which hides comments: a heartbeat is how a viewer tells a quiet count from a dead connection.
 */

/** A frame of a thousand locations stays far below this. */
export const MAX_EVENT_CHARS = 4_000_000;

export interface ServerEvent {
  event: string;
  data: string;
  id: string;
}

/** Takes text as it comes, gives the events that it completes. Throws a RangeError on an endless event. */
export class SseParser {
  #rest = "";
  #event = "";
  #data: string[] = [];
  #chars = 0;
  #id = "";

  push(text: string): ServerEvent[] {
    const events: ServerEvent[] = [];
    let buffer = this.#rest + text;
    // A carriage return at the very end may be half of a CRLF.
    const held = buffer.endsWith("\r") ? "\r" : "";
    if (held) buffer = buffer.slice(0, -1);
    const lines = buffer.split(/\r\n|\r|\n/);
    this.#rest = lines.pop()! + held;
    for (const line of lines) {
      const event = this.#take(line);
      if (event !== null) events.push(event);
    }
    if (this.#rest.length + this.#chars > MAX_EVENT_CHARS) {
      throw new RangeError(`An event is longer than ${MAX_EVENT_CHARS} characters`);
    }
    return events;
  }

  #take(line: string): ServerEvent | null {
    if (line === "") return this.#dispatch();
    const colon = line.indexOf(":");
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.#event = value;
    else if (field === "id" && !value.includes("\0")) this.#id = value;
    else if (field === "data") {
      this.#data.push(value);
      this.#chars += value.length;
    }
    return null;
  }

  #dispatch(): ServerEvent | null {
    const event = this.#data.length === 0
      ? null
      : { event: this.#event || "message", data: this.#data.join("\n"), id: this.#id };
    this.#event = "";
    this.#data = [];
    this.#chars = 0;
    return event;
  }
}
