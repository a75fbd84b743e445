/** What the islands of the panel are sent. For the server. */
import { asset } from "fresh/runtime";
import { PastMinute, pastMinuteOf } from "@/lib/web/history/past_minute.ts";
import { frameText } from "@/lib/web/live/sent_frame.ts";
import { portraitsAddress } from "@/lib/web/look/portraits.ts";
import { panelTemplatesFor } from "@/lib/web/messages/mod.ts";
import type { State } from "@/lib/web/state.ts";

/** Texts, and not the values: half of what they take among the props of islands, and each text is sent once. */
export function panelProps({ live, language }: State) {
  return {
    frame: frameText(live.frame),
    language,
    texts: JSON.stringify(panelTemplatesFor(language)),
  };
}

/** What the results need beside that: the minute before the frame, and where the portraits are. */
export function resultsProps({ live, history }: State) {
  const past = pastMinuteOf(history.read("minute", live.frame));
  const changes = new PastMinute(past).changes(live.frame);
  return {
    sentChanges: { changes: JSON.stringify([...changes]), past: JSON.stringify(past) },
    portraits: asset(portraitsAddress(live.scenario)),
  };
}
