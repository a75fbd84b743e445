import { page } from "fresh";
import LiveCharts from "@/islands/LiveCharts.tsx";
import LiveSections from "@/islands/LiveSections.tsx";
import PolledSections from "@/islands/PolledSections.tsx";
import VotersLive from "@/islands/VotersLive.tsx";
import { PageTitle } from "@/lib/web/components/PageTitle.tsx";
import { TakeData } from "@/lib/web/components/TakeData.tsx";
import { ShareCard } from "@/lib/web/components/ShareCard.tsx";
import { LiveRegistration } from "@/lib/web/components/voters/LiveRegistration.tsx";
import { RegistrationPace } from "@/lib/web/components/voters/RegistrationPace.tsx";
import { Registry } from "@/lib/web/components/voters/Registry.tsx";
import { define } from "@/lib/web/define.ts";
import { liveRegistration } from "@/lib/web/electorate/live_registration.ts";
import { voterQueryOf, voterViewOf } from "@/lib/web/electorate/voter_view.ts";
import { votersWordsOf } from "@/lib/web/electorate/voters_words.ts";
import { type Span, SPANS } from "@/lib/web/history/recorder.ts";
import { frameText } from "@/lib/web/live/sent_frame.ts";
import { liveTemplatesFor } from "@/lib/web/messages/live.ts";

export const handler = define.handlers({
  GET: async ({ req, url, state }) => {
    const view = voterViewOf(url.searchParams, state.live.scenario);
    const [now, answer] = await Promise.all([liveRegistration(state), state.electorate.page(view)]);
    const isAdministrator = state.administration.isSignedIn(req);
    return page({ view, now, answer, isAdministrator }, { headers: { "cache-control": "no-store" } });
  },
});

/** Who is registered, as registration goes on. */
export default define.page<typeof handler>(function VotersPage({ data, state, url }) {
  const { view, now, answer, isAdministrator } = data;
  const { scenario, frame } = now;
  const words = votersWordsOf(scenario, state.language);
  const { t } = words;
  const isPart = answer.type === "away" || now.electorate === null;
  const span = SPANS.find((one) => one === url.searchParams.get("race")) ?? "all";
  const query = voterQueryOf(view);
  const links: Record<Span, string> = {
    all: `/voters${query}#pace`,
    minute: `/voters${query}${query === "" ? "?" : "&"}race=minute#pace`,
  };
  return (
    <>
      <ShareCard title={t.title} election={scenario.name} description={t.intro} />
      <PageTitle title={t.title}>{t.intro}</PageTitle>
      <VotersLive
        frame={frameText(frame)}
        language={state.language}
        texts={JSON.stringify(liveTemplatesFor(state.language))}
      />
      <LiveSections url="/voters/live" version={frame.version} />
      {isPart && <PolledSections url="/api/voters" isWhole={false} />}
      <LiveCharts language={state.language} />
      <LiveRegistration {...now}>
        <RegistrationPace history={state.history.read(span, frame)} {...{ frame, span, links, words }} />
      </LiveRegistration>
      <TakeData label={t.groupsAsData} csv="/api/registered.csv" json="/api/registered" />
      <Registry {...{ answer, view, scenario, words, isAdministrator }} />
    </>
  );
});
