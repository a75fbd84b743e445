import { page } from "fresh";
import { asset } from "fresh/runtime";
import LiveCharts from "@/islands/LiveCharts.tsx";
import PlaceFigures from "@/islands/PlaceFigures.tsx";
import { Heading } from "@/lib/web/components/Heading.tsx";
import { Arrival } from "@/lib/web/components/places/Arrival.tsx";
import { LocationHead, LocationTotals } from "@/lib/web/components/places/LocationHead.tsx";
import { LocationResults } from "@/lib/web/components/places/LocationResults.tsx";
import { Missing } from "@/lib/web/components/places/Missing.tsx";
import { Neighbours } from "@/lib/web/components/places/Neighbours.tsx";
import { TakeData } from "@/lib/web/components/places/TakeData.tsx";
import { ShareCard } from "@/lib/web/components/ShareCard.tsx";
import { define } from "@/lib/web/define.ts";
import { portraitsAddress } from "@/lib/web/look/portraits.ts";
import { resultsIn } from "@/lib/web/places/location_figures.ts";
import { SPANS } from "@/lib/web/history/recorder.ts";
import { placePage } from "@/lib/web/places/place_page.ts";

export const handler = define.handlers({
  GET: (ctx) => {
    const { locations } = ctx.state.live.scenario;
    const { code } = ctx.params;
    const known = locations.find((location) => location.code === code.toUpperCase()) ?? null;
    if (known !== null && known.code !== code) return ctx.redirect(`/locations/${known.code}`);
    return page({ code: known?.code ?? null }, { status: known === null ? 404 : 200 });
  },
});

/** One location; or, where there is none of this code, all there are. */
export default define.page<typeof handler>(function LocationPage({ data: { code }, state, url }) {
  const { scenario, frame, words, figures, live } = placePage(state, { kind: "location", id: code ?? "" });
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
  const place = locations.findIndex(({ location }) => location === code);
  const location = locations[place];
  const { name } = location;
  const span = SPANS.find((one) => one === url.searchParams.get("race")) ?? "all";
  return (
    <>
      <ShareCard title={name} election={scenario.name} description={t.description(name)} />
      <LocationHead {...{ name, code, figures, words }} />
      <PlaceFigures {...live} />
      <LocationTotals {...{ figures, words }} />
      <section aria-labelledby="result" class="pt-12">
        <Heading id="result" title={t.result}>{`${t.versus}: ${t.versusNote}.`}</Heading>
        <LocationResults
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
      <Neighbours previous={locations[place - 1] ?? null} next={locations[place + 1] ?? null} words={words} />
    </>
  );
});
