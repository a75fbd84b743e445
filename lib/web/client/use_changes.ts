import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Frame } from "@/lib/election/results.ts";
import { followArrivals } from "@/lib/web/client/shown_frame.ts";
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
  useEffect(() => {
    const load = async () => {
      const { PastMinute } = await import("@/lib/web/history/past_minute.ts");
      minute.current = new PastMinute(JSON.parse(past));
    };
    load().catch((error) => console.warn("The last minute's change stays as it is:", error));
    // Those too that the reader's pace holds back: what they tell of is no silence.
    return followArrivals((frame, isWhole) => minute.current?.note(frame, isWhole));
  }, []);
  return useMemo(() => minute.current?.changes(frame) ?? new Map(JSON.parse(changes)), [frame]);
}
