/** Hears, in whatever process, how the election is to be steered. */
import { isTransient, messageOf } from "@/lib/errors.ts";
import { log } from "@/lib/log.ts";
import { type Controls, CONTROLS_CHANNEL, readControls } from "@/lib/store/controls.ts";
import type { Database } from "@/lib/store/database.ts";
import { pause, within } from "@/lib/wait.ts";

/** What could not be read or done is tried again after this time. */
const TRY_AGAIN_MS = 1_000;
/** What `close` waits for a question to Postgres that is under way. */
const CLOSE_TIMEOUT_MS = 1_000;

export interface Following {
  /** Reads the controls again, and hands them on. */
  look(): void;
  /** Nothing is handed on after this. */
  close(): Promise<void>;
}

/**
 * Hands the controls on, now and whenever they may have changed: one after the other, at last the newest. They may
 * be the same as before.
 */
export function followControls(sql: Database, take: (controls: Controls) => Promise<void>): Following {
  const stopping = new AbortController();
  const { signal } = stopping;
  let isWanted = false;
  let working: Promise<void> | null = null;

  const work = async () => {
    while (isWanted && !signal.aborted) {
      isWanted = false;
      try {
        const controls = await readControls(sql);
        if (controls && !signal.aborted) await take(controls);
      } catch (error) {
        if (!isTransient(error)) log.warning(`the election's controls are read again: ${messageOf(error)}`);
        isWanted = true;
        await pause(TRY_AGAIN_MS, signal);
      }
    }
    working = null;
  };
  const look = () => {
    isWanted = true;
    working ??= work();
  };

  const listening = (async () => {
    while (!signal.aborted) {
      try {
        // The second function is called whenever it listens anew: what was said meanwhile went unheard.
        await sql.listen(CONTROLS_CHANNEL, look, look);
        return;
      } catch (error) {
        if (!isTransient(error)) log.warning(`the election's controls are not heard of: ${messageOf(error)}`);
        await pause(TRY_AGAIN_MS, signal);
      }
    }
  })();
  return {
    look,
    close: async () => {
      stopping.abort();
      await within(CLOSE_TIMEOUT_MS, Promise.all([working, listening]));
    },
  };
}
