import { page } from "fresh";
import { Head } from "fresh/runtime";
import PolledSections from "@/islands/PolledSections.tsx";
import { ADMIN_PATH, goTo, MAX_FORM_BYTES, PRIVATE } from "@/lib/web/administration/pages.ts";
import { Heading } from "@/lib/web/components/Heading.tsx";
import { PageTitle } from "@/lib/web/components/PageTitle.tsx";
import { Records } from "@/lib/web/components/voters/Records.tsx";
import { RecordSearch } from "@/lib/web/components/voters/RecordSearch.tsx";
import { SelectionForm } from "@/lib/web/components/voters/SelectionForm.tsx";
import { VoterPages } from "@/lib/web/components/voters/VoterPages.tsx";
import { define } from "@/lib/web/define.ts";
import { searchRecord } from "@/lib/web/electorate/record_search.ts";
import { voterViewOf } from "@/lib/web/electorate/voter_view.ts";
import { votersWordsOf } from "@/lib/web/electorate/voters_words.ts";
import { readForm } from "@/lib/web/http/form_body.ts";
import type { State } from "@/lib/web/state.ts";

const PATH = "/admin/voters";

async function pageOf({ live, electorate }: State, url: URL) {
  const view = voterViewOf(url.searchParams, live.scenario);
  return { view, answer: await electorate.records(view) };
}

export const handler = define.handlers({
  GET: async ({ req, url, state }) => {
    if (!state.administration.isSignedIn(req)) return goTo(ADMIN_PATH);
    return page({ ...await pageOf(state, url), search: null }, { headers: PRIVATE });
  },
  /** Searches. */
  POST: async ({ req, url, state }) => {
    if (!state.administration.isSignedIn(req)) return goTo(ADMIN_PATH);
    const asked = (await readForm(req, MAX_FORM_BYTES)).get("registration_number") ?? "";
    const [search, found] = await Promise.all([searchRecord(state.electorate, asked), pageOf(state, url)]);
    return page({ ...found, search }, { headers: PRIVATE });
  },
});

/** The registry with all that it knows, for the administrator. */
export default define.page<typeof handler>(function RecordsPage({ data, state }) {
  const { view, answer, search } = data;
  const { scenario } = state.live;
  const words = votersWordsOf(scenario, state.language);
  const { t } = words;
  return (
    <>
      <Head>
        <title>{t.records.title} · {scenario.name}</title>
        <meta name="robots" content="noindex" />
      </Head>
      <PageTitle title={t.records.title}>{t.records.intro}</PageTitle>
      <p class="pb-8">
        <a href={ADMIN_PATH} class="underline underline-offset-4 py-1 inline-block">{t.records.back}</a>
      </p>
      {answer.type === "away" && <PolledSections url={`${ADMIN_PATH}/live`} isWhole={false} />}
      <RecordSearch search={search} words={words} />
      <section aria-labelledby="registry">
        <Heading id="registry" title={t.table.heading}>{t.records.sentence}</Heading>
        <SelectionForm action={`${PATH}#registry`} {...{ view, scenario, words }} />
        {answer.type === "page"
          ? (
            <>
              {answer.page.isRestart && <p role="status" class="pb-3 font-semibold">{t.table.restart}</p>}
              {answer.page.rows.length > 0 && (
                <Records voters={answer.page.rows} labelledby="registry" words={words} />
              )}
              <VoterPages page={answer.page} path={PATH} {...{ view, words }} />
            </>
          )
          : <p role="status" class="border-l-4 border-ink pl-4">{t.table[answer.type]}</p>}
      </section>
    </>
  );
});
