import { asset } from "fresh/runtime";
import { PageTitle } from "@/lib/web/components/PageTitle.tsx";
import { CandidateCard } from "@/lib/web/components/places/CandidateCard.tsx";
import { LivePlaces } from "@/lib/web/components/places/LivePlaces.tsx";
import { TakeData } from "@/lib/web/components/TakeData.tsx";
import { ShareCard } from "@/lib/web/components/ShareCard.tsx";
import { define } from "@/lib/web/define.ts";
import { portraitsAddress } from "@/lib/web/look/portraits.ts";
import { placePage } from "@/lib/web/places/place_page.ts";

/** All candidates. */
export default define.page(function CandidatesPage({ state }) {
  const place = placePage(state, { kind: "candidates" });
  const { scenario, frame, words, figures } = place;
  const t = words.t.candidates;
  const portraits = asset(portraitsAddress(scenario));
  const { compare } = new Intl.Collator(words.language, { numeric: true });
  const candidates = frame.candidates.toSorted((a, b) => compare(a.candidate_name, b.candidate_name));
  return (
    <>
      <ShareCard title={t.title} election={scenario.name} description={t.intro} />
      <PageTitle title={t.title}>{t.intro}</PageTitle>
      <LivePlaces {...place} />
      <ul class="py-10 grid gap-x-12 gap-y-10 md:grid-cols-2">
        {candidates.map(({ candidate_id, candidate_name, party_affiliation }) => (
          <CandidateCard
            key={candidate_id}
            id={candidate_id}
            name={candidate_name}
            party={party_affiliation}
            portrait={`${portraits}#${candidate_id}`}
            figures={figures}
          />
        ))}
      </ul>
      <TakeData label={words.t.data} csv="/api/results.csv" json="/api/results" />
    </>
  );
});
