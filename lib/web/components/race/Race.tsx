import type { Frame } from "@/lib/election/results.ts";
import { TimeChart, type TrailLook } from "@/lib/web/components/chart/TimeChart.tsx";
import { withClocks } from "@/lib/web/components/chart/Clock.tsx";
import { Heading } from "@/lib/web/components/Heading.tsx";
import { RaceTable } from "@/lib/web/components/race/RaceTable.tsx";
import { ZoomLinks } from "@/lib/web/components/race/ZoomLinks.tsx";
import { labelName } from "@/lib/web/chart/label_name.ts";
import { rateOver, sharesOver } from "@/lib/web/history/chart_data.ts";
import { raceSentence } from "@/lib/web/history/race_sentence.ts";
import type { Span } from "@/lib/web/history/recorder.ts";
import type { History } from "@/lib/web/history/sample.ts";
import { candidateFill } from "@/lib/web/look/candidate_colours.ts";
import { formatFor } from "@/lib/web/format.ts";
import { historyWordsFor } from "@/lib/web/messages/history/mod.ts";
import { initialsOf } from "@/lib/web/names.ts";

/** More lines could not be told apart, and more labels would not fit. */
const MAX_LINES = 10;
const SHARES_HEIGHT = 260;
const BALLOTS_HEIGHT = 110;
/** By the scenario's order, so that neighbours differ by more than their colour. */
const DASHES = [undefined, "9 4", "3 3"];

interface RaceProps {
  /** The whole history: the sentence is about all of it, whatever is shown. */
  history: History;
  frame: Frame;
  span: Span;
  /** The address of this page with each span. */
  links: Record<Span, string>;
  /** BCP 47 tag of the reader's language. */
  language: string;
  /** Whether it stands in a page of another site. */
  framed?: boolean;
}

/** The candidates' shares as they developed, and how fast ballots came in. `LiveCharts` keeps it current. */
export function Race({ history, frame, span, links, language, framed }: RaceProps) {
  const t = historyWordsFor(language);
  const f = formatFor(language);
  const drawn = frame.candidates.slice(0, MAX_LINES);
  const shares = sharesOver(history, drawn.map((one) => one.candidate_id), span);
  const ballots = rateOver(history, "votes", span);
  const looks = Object.fromEntries(drawn.map(({ candidate_id: id, candidate_name: full }) => {
    const dash = DASHES[Math.max(0, history.candidates.indexOf(id)) % DASHES.length];
    const look: TrailLook = {
      stroke: candidateFill(id),
      dash,
      label: { short: initialsOf(full), full: labelName(full) },
    };
    return [`share ${id}`, look];
  }));
  const chart = { span, language, room: "names" as const, begunAt: frame.election.begun_at };
  return (
    <section aria-labelledby="race">
      <Heading id="race" title={t.title}>
        {withClocks(raceSentence(history, frame, span, { t, f }), language)}
      </Heading>
      <ZoomLinks {...{ span, links }} t={t.zoom} />
      <h3 class="pb-4 font-semibold">{t.shares}</h3>
      <TimeChart {...chart} data={shares} looks={looks} label={t.shares} height={SHARES_HEIGHT} />
      <h3 class="pt-6 pb-4 font-semibold">{t.ballots}</h3>
      <TimeChart {...chart} data={ballots} looks={{}} label={t.ballots} height={BALLOTS_HEIGHT} />
      <p class="mt-1 text-sm text-soft">
        {t.times} <span data-zone>UTC</span>
        {drawn.length < frame.candidates.length ? `. ${t.drawn(f.count(drawn.length))}` : ""}
      </p>
      <RaceTable {...{ history, frame, span, language, framed }} data={ballots} />
    </section>
  );
}
