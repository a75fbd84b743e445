/**
 * One connection for all tabs of a browser: the tab that holds a lock has it and passes on what comes; when that
 * tab closes, the next one in the queue takes over from the version that it has.
 */
import type { Frame } from "@/lib/election/results.ts";
import { Feed, type FeedOptions, type Link } from "@/lib/web/client/feed.ts";

/** What tabs tell each other. */
type Message =
  /** A tab has come, with this version. */
  | { hello: number }
  | { frame: Frame }
  | { link: Link }
  /** Try again at once. */
  | { retry: true };

/** As a `Feed`: opened by `start` and closed by `stop`, both as often as wanted. */
export class SharedFeed {
  #running: { channel: BroadcastChannel; end: () => void } | null = null;
  /** Of the tab that has the connection. */
  #feed: Feed | null = null;
  #newest: Frame | null = null;
  #link: Link = { state: "connecting" };

  constructor(private readonly options: FeedOptions) {}

  start(): void {
    if (this.#running !== null) return;
    const { url, version } = this.options;
    const channel = new BroadcastChannel(url);
    const ended = Promise.withResolvers<void>();
    const waiting = new AbortController();
    this.#running = {
      channel,
      end: () => {
        this.#feed?.stop();
        this.#feed = null;
        waiting.abort();
        ended.resolve();
        channel.close();
      },
    };
    channel.onmessage = ({ data }: MessageEvent<Message>) => this.#hear(data, channel);
    channel.postMessage({ hello: version() } satisfies Message);
    navigator.locks.request(url, { signal: waiting.signal }, () => {
      if (!waiting.signal.aborted) this.#lead(channel);
      return ended.promise; // the lock is given back when it resolves
    }).catch((error) => {
      if (!waiting.signal.aborted) throw error;
    });
  }

  stop(): void {
    this.#running?.end();
    this.#running = null;
  }

  /** Ends the wait before the next attempt, if there is one, of whoever has the connection. */
  retryNow(): void {
    if (this.#feed) this.#feed.retryNow();
    else this.#running?.channel.postMessage({ retry: true } satisfies Message);
  }

  #lead(channel: BroadcastChannel): void {
    const tell = (message: Message) => channel.postMessage(message);
    this.#feed = new Feed({
      ...this.options,
      onFrame: (frame) => {
        this.#newest = frame;
        this.options.onFrame(frame);
        tell({ frame });
      },
      onLink: (link) => {
        this.#link = link;
        this.options.onLink(link);
        tell({ link });
      },
    });
    this.#feed.start();
  }

  #hear(message: Message, channel: BroadcastChannel): void {
    if ("frame" in message) this.options.onFrame(message.frame);
    else if ("link" in message) this.options.onLink(message.link);
    else if (!this.#feed) return;
    else if ("retry" in message) this.#feed.retryNow();
    else {
      channel.postMessage({ link: this.#link } satisfies Message);
      if (this.#newest) channel.postMessage({ frame: this.#newest } satisfies Message);
    }
  }
}

/** Shared where the browser can: without locks, as on a page that came neither encrypted nor from this machine, its own. */
export function feedFor(options: FeedOptions): Pick<Feed, "start" | "stop" | "retryNow"> {
  return globalThis.navigator?.locks ? new SharedFeed(options) : new Feed(options);
}
