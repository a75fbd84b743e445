import { Heading } from "@/lib/web/components/Heading.tsx";
import { Country } from "@/lib/web/components/voters/Country.tsx";
import { Live } from "@/lib/web/components/voters/Live.tsx";
import { NEWEST_VOTERS, SHOWN_ARRIVALS } from "@/lib/web/electorate/arrivals.ts";
import type { PublicVoter } from "@/lib/web/electorate/public_voter.ts";
import { VoterColumns } from "@/lib/web/components/voters/VoterColumns.tsx";
import type { VotersWords } from "@/lib/web/electorate/voters_words.ts";

/** Some of the newest voters. Rows that are not needed yet are there, hidden, to be filled. */
export function Arrivals({ arrivals, words }: { arrivals: readonly PublicVoter[]; words: VotersWords }) {
  const { t, f } = words;
  const none = arrivals.length === 0;
  const places = Array.from({ length: SHOWN_ARRIVALS }, (_, place) => place);
  return (
    <section aria-labelledby="arrivals">
      <Heading id="arrivals" title={t.arrivals.heading}>
        <Live id="arrivals-sentence">
          {none ? t.arrivals.none : t.arrivals.sentence(f.count(SHOWN_ARRIVALS), f.count(NEWEST_VOTERS))}
        </Live>
      </Heading>
      <table class="w-full text-[0.8125rem] sm:text-sm md:text-base" aria-labelledby="arrivals">
        <thead id="arrivals-head" data-live hidden={none}>
          <VoterColumns t={t} />
        </thead>
        <tbody>
          {places.map((place) => (
            <Arrival key={place} place={place} voter={arrivals.at(place)} words={words} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface ArrivalProps {
  place: number;
  voter: PublicVoter | undefined;
  words: VotersWords;
}

function Arrival({ place, voter, words }: ArrivalProps) {
  const { given, location, gender } = words;
  return (
    <tr id={`arrival-${place}`} data-live hidden={voter === undefined} class="border-t align-top">
      <td class="py-1.5 pr-3" lang={given}>{voter && location(voter.location)}</td>
      <td class="py-1.5 pr-3 tabular-nums whitespace-nowrap">{voter?.age_band}</td>
      <td class="py-1.5 pr-3" lang={given}>{voter && gender(voter.gender)}</td>
      <td class="py-1.5">{voter && <Country code={voter.nationality} words={words} />}</td>
    </tr>
  );
}
