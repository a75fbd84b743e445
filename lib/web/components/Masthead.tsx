import type { Frame } from "@/lib/election/results.ts";
import type { Words } from "@/lib/web/messages/mod.ts";

/** The election's name, whether it is still being counted, and how new the figures are. */
export function Masthead(
  { frame, words, timeZone }: { frame: Frame; words: Words; timeZone: string },
) {
  const { t, f } = words;
  const { election, as_of } = frame;
  return (
    <div class="pt-8 pb-5 md:pt-12 md:pb-7">
      <p class="text-soft font-medium">
        <time dateTime={election.date}>{f.date(election.date)}</time>
      </p>
      <h1 class="mt-1 font-serif font-bold text-[2.25rem] md:text-[3.5rem] leading-[1.05] tracking-tight">
        {election.name}
      </h1>
      <p class="mt-4 flex flex-wrap items-center gap-x-3 gap-y-1">
        <strong class="font-semibold border-b-2 border-ink" data-status={election.status}>
          {election.status === "counted" ? t.allCounted : t.pollsOpen}
        </strong>
        <span class="text-soft tabular-nums" data-version={frame.version}>
          <time dateTime={as_of} title={f.dateTime(as_of, timeZone)}>
            {t.updated(f.time(as_of, timeZone))}
          </time>
        </span>
      </p>
    </div>
  );
}
