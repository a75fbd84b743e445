import { useEffect, useRef } from "preact/hooks";
import type { Frame } from "@/lib/election/results.ts";
import type { Change } from "@/lib/web/history/change.ts";
import type { PastMinute } from "@/lib/web/history/past_minute.ts";

/** What the server knows of the last minute, as JSON. */
export interface SentChanges {
  /** Each candidate's change up to the first frame: entries of a map. */
  changes: string;
  /** The minute before it: `PastVotes`. */
  past: string;
}

/** Each candidate's change over the last minute, by candidate_id. What goes on with it is loaded after the page. */
export function useChanges(frame: Frame, { changes, past }: SentChanges): ReadonlyMap<string, Change> {
  const minute = useRef<PastMinute>();
  const first = useRef<Map<string, Change>>();
  useEffect(() => {
    const load = async () => {
      const { PastMinute } = await import("@/lib/web/history/past_minute.ts");
      minute.current = new PastMinute(JSON.parse(past));
    };
    load().catch((error) => console.warn("The last minute's change stays as it is:", error));
  }, []);
  return minute.current?.changes(frame) ?? (first.current ??= new Map(JSON.parse(changes)));
}
