import type { Frame } from "@/lib/election/results.ts";
import { Bar } from "@/lib/web/components/Bar.tsx";
import { barWidth } from "@/lib/web/chart/geometry.ts";
import type { Words } from "@/lib/web/messages/words.ts";

/** The totals, and how far the count has come. */
export function Figures({ frame, words }: { frame: Frame; words: Words }) {
  const { t, f } = words;
  const { totals, locations } = frame;
  const reporting = locations.filter((location) => location.votes > 0).length;
  return (
    <section aria-labelledby="figures">
      <h2 id="figures" class="sr-only">{t.figures.heading}</h2>
      <dl class="grid grid-cols-2 gap-x-6 gap-y-4">
        <Figure name="registered" label={t.figures.registered} value={f.count(totals.registered)} />
        <Figure name="votes" label={t.figures.votes} value={f.count(totals.votes)} />
        <Figure name="turnout" label={t.figures.turnout} value={f.percent(totals.turnout)} />
        <Figure name="rejected" label={t.figures.rejected} value={f.count(totals.rejected)} />
      </dl>
      <h3 class="mt-6 font-semibold">{t.progress.heading}</h3>
      <Bar id="progress" width={barWidth(totals.turnout)} fill="var(--ink)" class="mt-2 h-3" />
      <p class="mt-2 text-sm text-soft tabular-nums">
        {t.progress.sentence(f.count(totals.votes), f.count(totals.registered), totals.votes)}{" "}
        {t.progress.locations(f.count(reporting), f.count(locations.length))} {whatIsToCome(frame, words)}
      </p>
    </section>
  );
}

function whatIsToCome({ election, totals: { waiting } }: Frame, { t: { progress }, f }: Words): string {
  const { status, closed, paused } = election;
  if (status === "counted") return progress.counted;
  if (!closed && !paused) return progress.open;
  return [
    closed && progress.closed,
    paused && progress.paused,
    waiting > 0 && progress.waiting(f.count(waiting), waiting),
  ].filter(Boolean).join(" ");
}

function Figure({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <div class="border-t pt-2">
      <dt class="text-sm text-soft">{label}</dt>
      <dd
        class="font-bold text-[1.5rem] md:text-[1.75rem] leading-tight tabular-nums tracking-tight"
        data-figure={name}
      >
        {value}
      </dd>
    </div>
  );
}
