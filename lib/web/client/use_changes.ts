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

type Arrival = [frame: Frame, isWhole: boolean];

/** Each candidate's change over the last minute, by candidate_id. What goes on with it is loaded after the page. */
export function useChanges(frame: Frame, { changes, past }: SentChanges): ReadonlyMap<string, Change> {
  const minute = useRef<PastMinute>();
  useEffect(() => {
    // Those too that the reader's pace holds back, or that come before the rest is loaded: what they tell is no silence.
    const early: Arrival[] = [];
    let note: (...arrival: Arrival) => void = (...arrival) => early.push(arrival);
    const load = async () => {
      const { PastMinute } = await import("@/lib/web/history/past_minute.ts");
      const loaded = new PastMinute(JSON.parse(past));
      note = (frame, isWhole) => loaded.note(frame, isWhole);
      for (const arrival of early) note(...arrival);
      minute.current = loaded;
    };
    load().catch((error) => {
      console.warn("The last minute's change stays as it is:", error);
      note = () => {};
    });
    return followArrivals((frame, isWhole) => note(frame, isWhole));
  }, []);
  return useMemo(() => minute.current?.changes(frame) ?? new Map(JSON.parse(changes)), [frame]);
}
