import { ratio } from "@/lib/election/results.ts";
import { Bar } from "@/lib/web/components/Bar.tsx";
import { Heading } from "@/lib/web/components/Heading.tsx";
import { Live } from "@/lib/web/components/voters/Live.tsx";
import type { Electorate } from "@/lib/web/electorate/electorate_desk.ts";
import type { VotersWords } from "@/lib/web/electorate/voters_words.ts";
import { barWidth } from "@/lib/web/chart/geometry.ts";

/** The others are in the data. */
const MAX_SHOWN_NATIONALITIES = 20;

interface NationalitiesProps {
  /** Before the first voter, those who are expected. */
  nationalities: Electorate["nationalities"];
  words: VotersWords;
}

/** Registered voters by nationality, most first. */
export function Nationalities({ nationalities, words }: NationalitiesProps) {
  const { t, f, country } = words;
  const all = nationalities.reduce((sum, { registered }) => sum + registered, 0);
  return (
    <section aria-labelledby="nationalities">
      <Heading id="nationalities" title={t.nationalities.heading}>
        <Live id="nationalities-sentence">{sentence(nationalities, all, words)}</Live>
      </Heading>
      <table class="w-full text-[0.8125rem] sm:text-sm md:text-base" aria-labelledby="nationalities">
        <thead>
          <tr class="text-[0.6875rem] sm:text-sm text-soft text-left align-bottom">
            <th scope="col" class="pb-2 pr-3">{t.nationality}</th>
            <th scope="col" class="pb-2 pr-3 text-right">{t.registered}</th>
            <th scope="col" class="pb-2 w-1/3">{t.share}</th>
          </tr>
        </thead>
        <tbody>
          {nationalities.slice(0, MAX_SHOWN_NATIONALITIES).map(({ nationality, registered }) => (
            <tr key={nationality} class="border-t">
              <th scope="row" class="py-1.5 pr-3 text-left font-medium">{country(nationality)}</th>
              <td class="py-1.5 pr-3 text-right tabular-nums">
                <Live id={`nation-${nationality}`}>{f.count(registered)}</Live>
              </td>
              <td class="py-1.5">
                <div class="flex items-center gap-3">
                  <Live id={`nation-${nationality}-share`} class="w-16 shrink-0 text-right tabular-nums">
                    {f.percent(ratio(registered, all))}
                  </Live>
                  <Bar live id={`nation-${nationality}-bar`} width={barWidth(ratio(registered, all))} />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function sentence(
  nationalities: Electorate["nationalities"],
  all: number,
  { t, f, country }: VotersWords,
): string {
  const [first, ...others] = nationalities;
  if (all === 0) return t.nationalities.none;
  if (others.length === 0) return t.nationalities.one(country(first.nationality));
  const count = f.count(nationalities.length);
  return t.nationalities.several(count, country(first.nationality), f.percent(ratio(first.registered, all)));
}
