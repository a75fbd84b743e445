import { page } from "fresh";
import LiveSections from "@/islands/LiveSections.tsx";
import VotersLive from "@/islands/VotersLive.tsx";
import { PageTitle } from "@/lib/web/components/PageTitle.tsx";
import { TakeData } from "@/lib/web/components/places/TakeData.tsx";
import { ShareCard } from "@/lib/web/components/ShareCard.tsx";
import { LiveRegistration } from "@/lib/web/components/voters/LiveRegistration.tsx";
import { Registry } from "@/lib/web/components/voters/Registry.tsx";
import { define } from "@/lib/web/define.ts";
import { liveRegistration } from "@/lib/web/electorate/live_registration.ts";
import { voterViewOf } from "@/lib/web/electorate/voter_view.ts";
import { votersWordsOf } from "@/lib/web/electorate/voters_words.ts";
import { liveTemplatesFor } from "@/lib/web/messages/live.ts";

export const handler = define.handlers({
  GET: async ({ url, state }) => {
    const view = voterViewOf(url.searchParams, state.live.scenario);
    const [now, answer] = await Promise.all([liveRegistration(state), state.electorate.page(view)]);
    return page({ view, now, answer }, { headers: { "cache-control": "no-store" } });
  },
});

/** Who is registered, as registration goes on. */
export default define.page<typeof handler>(function VotersPage({ data, state }) {
  const { view, now, answer } = data;
  const { scenario, frame } = now;
  const words = votersWordsOf(scenario, state.language);
  const { t } = words;
  return (
    <>
      <ShareCard title={t.title} election={scenario.name} description={t.intro} />
      <PageTitle title={t.title}>{t.intro}</PageTitle>
      <VotersLive
        frame={JSON.stringify(frame)}
        language={state.language}
        texts={JSON.stringify(liveTemplatesFor(state.language))}
      />
      <LiveSections url="/voters/live" version={frame.version} />
      <LiveRegistration {...now} />
      <TakeData label={t.groupsAsData} csv="/api/registered.csv" json="/api/registered" />
      <Registry {...{ answer, view, scenario, words }} />
    </>
  );
});
