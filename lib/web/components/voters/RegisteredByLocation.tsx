import { type LocationTurnout, ratio } from "@/lib/election/results.ts";
import { Bar } from "@/lib/web/components/Bar.tsx";
import { Heading } from "@/lib/web/components/Heading.tsx";
import { PageLink } from "@/lib/web/components/PageLink.tsx";
import { Live } from "@/lib/web/components/voters/Live.tsx";
import type { VotersWords } from "@/lib/web/electorate/voters_words.ts";
import { barScale, barWidth } from "@/lib/web/chart/geometry.ts";

interface RegisteredByLocationProps {
  locations: readonly LocationTurnout[];
  words: VotersWords;
}

/** Registered voters of each location, by name: places in a list keep theirs while it fills. */
export function RegisteredByLocation({ locations, words }: RegisteredByLocationProps) {
  const { t, f, given, language } = words;
  const { compare } = new Intl.Collator(language, { numeric: true });
  const sorted = locations.toSorted((a, b) => compare(a.name, b.name) || compare(a.location, b.location));
  const all = locations.reduce((sum, { registered }) => sum + registered, 0);
  const scale = barScale(locations.map(({ registered }) => ratio(registered, all)));
  return (
    <section aria-labelledby="locations">
      <Heading id="locations" title={t.locations.heading}>
        <Live id="locations-sentence">{sentence(locations, all, words)}</Live>
      </Heading>
      <ul class="sm:columns-2 lg:columns-3 gap-x-10 text-sm">
        {sorted.map(({ location, name, registered }) => {
          const share = ratio(registered, all);
          return (
            <li key={location} class="border-t pt-1.5 pb-2 [break-inside:avoid]">
              <div class="flex items-baseline gap-3">
                <span class="grow py-0.5" lang={given}>
                  <PageLink href={`/locations/${location}`}>{name}</PageLink>
                </span>
                <Live id={`place-${location}`} class="tabular-nums">{f.count(registered)}</Live>
                <Live id={`place-${location}-share`} class="w-12 shrink-0 text-right text-soft tabular-nums">
                  {f.percent(share)}
                </Live>
              </div>
              <Bar live id={`place-${location}-bar`} width={barWidth(share, scale)} class="mt-1 h-1.5" />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function sentence(locations: readonly LocationTurnout[], all: number, { t, f }: VotersWords): string {
  if (all === 0) return t.locations.none;
  const sorted = locations.toSorted((a, b) => b.registered - a.registered);
  const [most] = sorted;
  const least = sorted[sorted.length - 1];
  const share = f.percent(ratio(most.registered, all));
  return t.locations.sentence(
    most.name,
    f.count(most.registered),
    share,
    least.name,
    f.count(least.registered),
  );
}
