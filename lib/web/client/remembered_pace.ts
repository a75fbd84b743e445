/**
 * The reader's choice of pace, kept in this browser.
 */
import { type Pace, paceOf } from "@/lib/web/client/pace.ts";

const STORAGE_KEY = "urna.pace";

/** The remembered pace, or live. */
export function rememberedPace(): Pace {
  return paceOf(withStorage((storage) => storage.getItem(STORAGE_KEY)));
}

export function rememberPace(pace: Pace): void {
  withStorage((storage) => storage.setItem(STORAGE_KEY, String(pace)));
}

/** A browser that denies storage, or has no room, still follows the choice until the page is left. */
function withStorage<T>(use: (storage: Storage) => T): T | null {
  try {
    return use(globalThis.localStorage);
  } catch (error) {
    console.info("The choice of pace is not remembered:", error);
    return null;
  }
}
