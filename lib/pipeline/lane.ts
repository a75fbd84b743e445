/**
 * Counts the deliveries of one partition one after the other, while its reader fetches the next: fetching waits
 * for the network, counting for the database, and neither should wait for the other.
 */
import type { Delivery } from "@/lib/pipeline/partition_counter.ts";

/**
 * So many messages at least that wait make a batch: what follows fewer joins them, as each batch takes its time,
 * however small it is.
 */
const ENOUGH_MESSAGES = 1_000;

/**
 * Counts a delivery as long as `isCurrent`. Resolves with false where the deliveries after it are not the next
 * ones any more: others were asked for.
 */
export type CountDelivery = (delivery: Delivery, isCurrent: () => boolean) => Promise<boolean>;

export class Lane {
  #counting: Promise<void> | null = null;
  #waiting: Delivery | null = null;
  #room = Promise.withResolvers<void>();
  #failure: { error: unknown } | null = null;
  #closed = false;

  /** `failed` hears of a failure, and asks for that delivery again: it is thrown when that comes. */
  constructor(private readonly count: CountDelivery, private readonly failed: (delivery: Delivery) => void) {}

  /** Whether this delivery can be taken: one waits while another is counted, and those that follow a small one. */
  hasRoomFor({ asked }: Delivery): boolean {
    const waiting = this.#waiting;
    return waiting === null || (waiting.end === asked && waiting.messages.length < ENOUGH_MESSAGES);
  }

  /** Resolves when there is room for any delivery. */
  get room(): Promise<void> {
    return this.#waiting === null ? Promise.resolve() : this.#room.promise;
  }

  /** Takes a delivery; there must be room. Throws the failure of an earlier one, which has to be counted first. */
  take(delivery: Delivery): void {
    if (this.#failure) {
      const { error } = this.#failure;
      this.#failure = null;
      throw error;
    }
    if (this.#closed) return;
    if (!this.hasRoomFor(delivery)) throw new Error("a delivery was given to a lane that is full");
    this.#waiting = this.#waiting ? joined(this.#waiting, delivery) : delivery;
    this.#counting ??= this.#work();
  }

  /** Begins nothing more. Resolves when what is under way has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#makeRoom();
    await this.#counting;
  }

  async #work(): Promise<void> {
    while (this.#waiting) {
      const delivery = this.#waiting;
      this.#makeRoom();
      try {
        if (!await this.count(delivery, () => !this.#closed)) this.#makeRoom();
      } catch (error) {
        this.#makeRoom();
        if (!this.#closed) {
          this.#failure = { error };
          this.failed(delivery);
        }
      }
    }
    this.#counting = null;
  }

  #makeRoom(): void {
    this.#waiting = null;
    this.#room.resolve();
    this.#room = Promise.withResolvers<void>();
  }
}

/** Two deliveries of which the second begins where the first ends, as one. */
function joined(first: Delivery, { messages, end, logEnd }: Delivery): Delivery {
  return { asked: first.asked, messages: [...first.messages, ...messages], end, logEnd };
}
