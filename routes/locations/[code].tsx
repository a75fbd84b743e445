import { page } from "fresh";
import { asset } from "fresh/runtime";
import LiveCharts from "@/islands/LiveCharts.tsx";
import { Heading } from "@/lib/web/components/Heading.tsx";
import { Arrival } from "@/lib/web/components/places/Arrival.tsx";
import { LocationHead, LocationTotals } from "@/lib/web/components/places/LocationHead.tsx";
import { LocationResults } from "@/lib/web/components/places/LocationResults.tsx";
import { Missing } from "@/lib/web/components/places/Missing.tsx";
import { Neighbours } from "@/lib/web/components/places/Neighbours.tsx";
import { LivePlaces } from "@/lib/web/components/places/LivePlaces.tsx";
import { TakeData } from "@/lib/web/components/TakeData.tsx";
import { ShareCard } from "@/lib/web/components/ShareCard.tsx";
import { Pyramid } from "@/lib/web/components/voters/Pyramid.tsx";
import { define } from "@/lib/web/define.ts";
import { votersWordsOf } from "@/lib/web/electorate/voters_words.ts";
import { SPANS } from "@/lib/web/history/recorder.ts";
import { portraitsAddress } from "@/lib/web/look/portraits.ts";
import { resultsIn } from "@/lib/web/places/location_figures.ts";
import { peopleOf } from "@/lib/web/places/people_of.ts";
import { placePage } from "@/lib/web/places/place_page.ts";

export const handler = define.handlers({
  GET: async (ctx) => {
    const { live: { scenario }, electorate } = ctx.state;
    const { code } = ctx.params;
    const known = scenario.locations.find((location) => location.code === code.toUpperCase()) ?? null;
    if (known !== null && known.code !== code) return ctx.redirect(`/locations/${known.code}`);
    if (known === null) return page({ code: null, people: null }, { status: 404 });
    return page({ code: known.code, people: await peopleOf(electorate, scenario, known.code) });
  },
});

/** One location; or, where there is none of this code, all there are. */
export default define.page<typeof handler>(function LocationPage({ data: { code, people }, state, url }) {
  const place = placePage(state, { kind: "location", id: code ?? "" });
  const { scenario, frame, words, figures } = place;
  const t = words.t.location;
  const { compare } = new Intl.Collator(words.language, { numeric: true });
  const locations = frame.locations.toSorted((a, b) => compare(a.name, b.name));
  if (code === null) {
    const links = locations.map(({ location, name }) => ({ href: `/locations/${location}`, name }));
    return (
      <>
        <ShareCard title={t.unknown} election={scenario.name} description={t.unknownSentence} />
        <Missing title={t.unknown} sentence={t.unknownSentence} links={links} />
      </>
    );
  }
  const index = locations.findIndex(({ location }) => location === code);
  const location = locations[index];
  const { name } = location;
  const isOneOfMany = locations.length > 1;
  const span = SPANS.find((one) => one === url.searchParams.get("race")) ?? "all";
  return (
    <>
      <ShareCard title={name} election={scenario.name} description={t.description(name)} />
      <LocationHead {...{ name, code, figures, words }} />
      <LivePlaces {...place} />
      <LocationTotals {...{ figures, words }} />
      <section aria-labelledby="result" class="pt-12">
        <Heading id="result" title={t.result}>
          {isOneOfMany ? `${t.versus}: ${t.versusNote}.` : t.only}
        </Heading>
        <LocationResults
          {...{ isOneOfMany }}
          candidates={resultsIn(location, frame)}
          portraits={asset(portraitsAddress(scenario))}
          {...{ figures, words }}
        />
        <TakeData
          label={words.t.data}
          csv={`/api/locations/${code}/results.csv`}
          json={`/api/locations/${code}`}
        />
      </section>
      <Arrival
        history={state.history.read("all", state.live.frame)}
        links={{ all: "?race=all#arrival", minute: "?race=minute#arrival" }}
        {...{ location, frame, span, words }}
      />
      <LiveCharts language={words.language} />
      {people && (
        <div class="pt-12">
          <Pyramid demographics={people} words={votersWordsOf(scenario, words.language)} />
        </div>
      )}
      <Neighbours previous={locations[index - 1] ?? null} next={locations[index + 1] ?? null} words={words} />
    </>
  );
});
