import { type Demographic, summedBy } from "@/lib/election/demographics.ts";
import { ratio } from "@/lib/election/results.ts";
import { Heading } from "@/lib/web/components/Heading.tsx";
import { Live } from "@/lib/web/components/voters/Live.tsx";
import { LiveBar } from "@/lib/web/components/voters/LiveBar.tsx";
import type { VotersWords } from "@/lib/web/electorate/voters_words.ts";
import { barWidth } from "@/lib/web/geometry.ts";

interface PyramidProps {
  demographics: readonly Demographic[];
  words: VotersWords;
}

/** Registered voters by age band, from the oldest down, and gender: the first two on either side, others beside them. */
export function Pyramid({ demographics, words }: PyramidProps) {
  const { t, given, gender } = words;
  const bands = [...new Set(demographics.map(({ age_band }) => age_band))]
    .sort((a, b) => parseInt(b) - parseInt(a));
  const genders = [...new Set(demographics.map((one) => one.gender))];
  const left = genders.length > 1 ? genders[0] : null;
  const rest = genders.slice(left === null ? 0 : 1);
  const largest = Math.max(1, ...demographics.map(({ registered }) => registered));
  const cell = (band: string, code: string) =>
    demographics.find((one) => one.age_band === band && one.gender === code)?.registered ?? 0;
  const value = (band: string, code: string) => {
    const registered = cell(band, code);
    return {
      id: `people-${code}-${parseInt(band)}`,
      registered,
      width: barWidth(registered / largest),
      words,
    };
  };
  return (
    <section aria-labelledby="pyramid">
      <Heading id="pyramid" title={t.pyramid.heading}>
        <Live id="pyramid-sentence">{sentence(demographics, words)}</Live>
      </Heading>
      <table class="w-full table-fixed text-[0.8125rem] sm:text-sm md:text-base" aria-labelledby="pyramid">
        <thead>
          <tr class="text-[0.6875rem] sm:text-sm text-soft align-bottom">
            {left !== null && <th scope="col" class="pb-2 text-right" lang={given}>{gender(left)}</th>}
            <th scope="col" class="w-[4.5rem] md:w-24 pb-2 text-center">{t.age}</th>
            {rest.map((code, place) => (
              <th
                key={code}
                scope="col"
                lang={given}
                class={`pb-2 text-left ${place > 0 ? "w-[18%] pl-3 md:pl-6" : ""}`}
              >
                {gender(code)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bands.map((band) => (
            <tr key={band} class="border-t">
              {left !== null && <People {...value(band, left)} mirrored />}
              <th scope="row" class="py-1.5 font-medium text-center tabular-nums whitespace-nowrap">
                {band}
              </th>
              {rest.map((code, place) => (
                <People key={code} {...value(band, code)} class={place > 0 ? "pl-3 md:pl-6" : ""} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface PeopleProps {
  id: string;
  registered: number;
  width: number;
  mirrored?: boolean;
  class?: string;
  words: VotersWords;
}

function People({ id, registered, width, mirrored, class: classes = "", words: { f } }: PeopleProps) {
  return (
    <td class={`py-1.5 ${classes}`}>
      <div
        class={`flex flex-col md:items-center md:gap-3 ${mirrored ? "md:flex-row" : "md:flex-row-reverse"}`}
      >
        <Live
          id={id}
          class={`md:w-20 shrink-0 tabular-nums ${mirrored ? "text-right" : "text-left md:text-right"}`}
        >
          {f.count(registered)}
        </Live>
        <LiveBar id={`${id}-bar`} width={width} mirrored={mirrored} class="h-2.5 md:h-4 min-w-0" />
      </div>
    </td>
  );
}

function sentence(demographics: readonly Demographic[], { t, f }: VotersWords): string {
  const bands = summedBy("age_band", demographics);
  const all = bands.reduce((sum, { registered }) => sum + registered, 0);
  if (all === 0) return t.pyramid.none;
  const largest = bands.reduce((most, one) => one.registered > most.registered ? one : most);
  return t.pyramid.sentence(largest.group, f.percent(ratio(largest.registered, all)));
}
