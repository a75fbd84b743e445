import LiveConnection from "@/islands/LiveConnection.tsx";
import PlaceFigures from "@/islands/PlaceFigures.tsx";
import { frameText } from "@/lib/web/live/sent_frame.ts";
import { liveTemplatesFor } from "@/lib/web/messages/live.ts";
import { placesTemplatesFor } from "@/lib/web/messages/places/mod.ts";
import type { PlacePage } from "@/lib/web/places/place_page.ts";

/** Whether the page keeps itself current, and what does it. */
export function LivePlaces({ subject, frame, words: { language } }: PlacePage) {
  return (
    <>
      <LiveConnection
        frame={frameText(frame)}
        language={language}
        texts={JSON.stringify(liveTemplatesFor(language))}
      />
      <PlaceFigures {...{ subject, language }} texts={JSON.stringify(placesTemplatesFor(language).figures)} />
    </>
  );
}
