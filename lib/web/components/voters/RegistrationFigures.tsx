import type { ComponentChildren } from "preact";
import { ratio } from "@/lib/election/results.ts";
import { Bar } from "@/lib/web/components/Bar.tsx";
import { Live } from "@/lib/web/components/voters/Live.tsx";
import type { VotersWords } from "@/lib/web/electorate/voters_words.ts";
import { barWidth } from "@/lib/web/chart/geometry.ts";

interface RegistrationFiguresProps {
  registered: number;
  /** Voters per second, at the moment. */
  pace: number;
  /** Null where it is not known. */
  expected: number | null;
  words: VotersWords;
}

/** How many are registered, how fast, and how many there are to be. */
export function RegistrationFigures({ registered, pace, expected, words }: RegistrationFiguresProps) {
  const { t, f } = words;
  const share = ratio(registered, expected ?? 0);
  return (
    <section aria-labelledby="registration" class="py-8">
      <h2 id="registration" class="sr-only">{t.figures.heading}</h2>
      <dl class="grid grid-cols-2 md:grid-cols-4 gap-x-6 gap-y-4">
        <Figure label={t.registered}>
          <span id="registered-now" data-figure="registered">{f.count(registered)}</span>
        </Figure>
        <Figure label={t.figures.perSecond}>
          <Live id="pace-now">{f.count(Math.round(pace))}</Live>
        </Figure>
        <Figure label={t.figures.expected}>
          <Live id="expected">{expected === null ? "–" : f.count(expected)}</Live>
        </Figure>
        <Figure label={t.figures.progress}>
          <Live id="expected-share">{expected === null ? "–" : f.percent(share)}</Live>
          <Bar live id="expected-bar" width={barWidth(share)} fill="var(--ink)" class="mt-1 h-2" />
        </Figure>
      </dl>
    </section>
  );
}

function Figure({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="border-t pt-2">
      <dt class="text-sm text-soft">{label}</dt>
      <dd class="font-bold text-[1.5rem] md:text-[1.75rem] leading-tight tabular-nums tracking-tight">
        {children}
      </dd>
    </div>
  );
}
