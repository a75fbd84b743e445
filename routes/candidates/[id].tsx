import { page } from "fresh";
import { asset } from "fresh/runtime";
import LiveCharts from "@/islands/LiveCharts.tsx";
import { placesOf } from "@/lib/election/candidate_places.ts";
import { Heading } from "@/lib/web/components/Heading.tsx";
import { CandidateHead } from "@/lib/web/components/places/CandidateHead.tsx";
import { Extremes } from "@/lib/web/components/places/Extremes.tsx";
import { Missing } from "@/lib/web/components/places/Missing.tsx";
import { OwnWords } from "@/lib/web/components/places/OwnWords.tsx";
import { PlacesTable } from "@/lib/web/components/places/PlacesTable.tsx";
import { Trend } from "@/lib/web/components/places/Trend.tsx";
import { LivePlaces } from "@/lib/web/components/places/LivePlaces.tsx";
import { TakeData } from "@/lib/web/components/TakeData.tsx";
import { ShareCard } from "@/lib/web/components/ShareCard.tsx";
import { define } from "@/lib/web/define.ts";
import { portraitsAddress } from "@/lib/web/look/portraits.ts";
import { placePage } from "@/lib/web/places/place_page.ts";
import { orderedPlaces, placeHref, placeViewOf } from "@/lib/web/places/place_view.ts";

export const handler = define.handlers({
  GET: ({ state, params: { id } }) => {
    const candidate = state.live.scenario.candidates.find(({ candidate_id }) => candidate_id === id) ?? null;
    return page({ candidate }, { status: candidate === null ? 404 : 200 });
  },
});

/** One candidate; or, where there is none of this id, all there are. */
export default define.page<typeof handler>(function CandidatePage({ data: { candidate }, state, url }) {
  const id = candidate?.candidate_id ?? "";
  const place = placePage(state, { kind: "candidate", id });
  const { scenario, frame, words, figures } = place;
  const t = words.t.candidate;
  if (candidate === null) {
    const links = scenario.candidates.map(({ candidate_id, candidate_name }) => ({
      href: `/candidates/${candidate_id}`,
      name: candidate_name,
    }));
    return (
      <>
        <ShareCard title={t.unknown} election={scenario.name} description={t.unknownSentence} />
        <Missing title={t.unknown} sentence={t.unknownSentence} links={links} />
      </>
    );
  }
  const { candidate_name: name, party_affiliation: party } = candidate;
  const view = placeViewOf(url.searchParams);
  const places = orderedPlaces(placesOf(id, frame.locations), view, words.language);
  const links = {
    all: placeHref({ ...view, race: "all" }, "trend"),
    minute: placeHref({ ...view, race: "minute" }, "trend"),
  };
  return (
    <>
      <ShareCard title={name} election={scenario.name} description={t.description(name, party)} />
      <CandidateHead
        {...{ name, party, figures }}
        portrait={`${asset(portraitsAddress(scenario))}#${id}`}
        back={t.all}
        heading={t.result}
      />
      <LivePlaces {...place} />
      <OwnWords candidate={candidate} language={scenario.language} words={words} />
      <Trend
        candidate={frame.candidates.find(({ candidate_id }) => candidate_id === id)!}
        history={state.history.read("all", state.live.frame)}
        span={view.race}
        {...{ frame, links, words }}
      />
      <LiveCharts language={words.language} />
      {frame.locations.length > 1 && <Extremes figures={figures} words={words} />}
      <section aria-labelledby="places" class="pt-12">
        <Heading id="places" title={t.places}>{t.placesSentence}</Heading>
        <PlacesTable candidate_id={id} {...{ places, view, figures, words }} />
        <TakeData
          label={words.t.data}
          csv={`/api/candidates/${id}/locations.csv`}
          json={`/api/candidates/${id}`}
        />
      </section>
    </>
  );
});
