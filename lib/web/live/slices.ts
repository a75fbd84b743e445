/** Work on many that lets others have the thread in between. */
import { setImmediate } from "node:timers/promises";

/** For how long it keeps the thread. */
const SLICE_MS = 8;
/** How often it looks at the clock. */
const PER_LOOK = 32;

/** Calls `each` with all items, beginning anywhere; resolves with the milliseconds that this took of the thread. */
export async function inSlices<Item>(items: readonly Item[], each: (item: Item) => void): Promise<number> {
  const first = Math.floor(Math.random() * items.length); // so that nobody is always the last
  let busy = 0;
  let began = performance.now();
  for (let i = 0; i < items.length; i++) {
    each(items[(first + i) % items.length]);
    if ((i + 1) % PER_LOOK !== 0) continue;
    const spent = performance.now() - began;
    if (spent < SLICE_MS) continue;
    busy += spent;
    await setImmediate();
    began = performance.now();
  }
  return busy + performance.now() - began;
}
