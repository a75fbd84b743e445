import { type Demographic, summedBy } from "@/lib/election/demographics.ts";
import { ratio } from "@/lib/election/results.ts";
import { Bar } from "@/lib/web/components/Bar.tsx";
import { Heading } from "@/lib/web/components/Heading.tsx";
import { Live } from "@/lib/web/components/voters/Live.tsx";
import type { VotersWords } from "@/lib/web/electorate/voters_words.ts";
import { barWidth } from "@/lib/web/chart/geometry.ts";

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
                class={place === 0 ? "pb-2 text-left" : "w-[20%] pb-2 pl-3 md:pl-6 text-right"}
              >
                {gender(code)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bands.map((band) => (
            <tr key={band} class="border-t">
              {left !== null && <People {...value(band, left)} side="left" />}
              <th scope="row" class="py-1.5 font-medium text-center tabular-nums whitespace-nowrap">
                {band}
              </th>
              {rest.map((code, place) => (
                <People key={code} {...value(band, code)} side={place === 0 ? "right" : "beside"} />
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
  /** Of the ages: left, right, or beside both. */
  side: "left" | "right" | "beside";
  words: VotersWords;
}

const SIDES = {
  left: { row: "md:flex-row", text: "text-right md:w-20" },
  right: { row: "md:flex-row-reverse", text: "text-left md:w-20 md:text-right" },
  beside: { row: "md:flex-row-reverse", text: "text-right md:w-14" },
};

function People({ id, registered, width, side, words: { f } }: PeopleProps) {
  const { row, text } = SIDES[side];
  return (
    <td class={side === "beside" ? "py-1.5 pl-3 md:pl-6" : "py-1.5"}>
      <div class={`flex flex-col md:items-center md:gap-3 ${row}`}>
        <Live id={id} class={`shrink-0 tabular-nums ${text}`}>{f.count(registered)}</Live>
        <Bar live id={`${id}-bar`} width={width} mirrored={side === "left"} class="h-2.5 md:h-4 min-w-0" />
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
