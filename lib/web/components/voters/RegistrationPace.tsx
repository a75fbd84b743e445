import type { Frame } from "@/lib/election/results.ts";
import { SeriesChart } from "@/lib/web/components/chart/SeriesChart.tsx";
import { Heading } from "@/lib/web/components/Heading.tsx";
import { ZoomLinks } from "@/lib/web/components/race/ZoomLinks.tsx";
import type { VotersWords } from "@/lib/web/electorate/voters_words.ts";
import type { Span } from "@/lib/web/history/recorder.ts";
import type { History } from "@/lib/web/history/sample.ts";
import { historyWordsFor } from "@/lib/web/messages/history/mod.ts";

interface RegistrationPaceProps {
  history: History;
  frame: Frame;
  span: Span;
  /** The address of this page with each span. */
  links: Record<Span, string>;
  words: VotersWords;
}

/** How fast voters were registered. `LiveCharts` keeps it current. */
export function RegistrationPace({ history, frame, span, links, words }: RegistrationPaceProps) {
  const { language, t } = words;
  return (
    <section aria-labelledby="pace">
      <Heading id="pace" title={t.pace.heading}>{t.pace.sentence}</Heading>
      <ZoomLinks {...{ span, links }} t={historyWordsFor(language).zoom} />
      <SeriesChart {...{ history, frame, span, language }} series="registered" label={t.pace.heading} />
    </section>
  );
}
