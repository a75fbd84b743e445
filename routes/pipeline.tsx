import { page } from "fresh";
import PipelinePulse from "@/islands/PipelinePulse.tsx";
import { PageTitle } from "@/lib/web/components/PageTitle.tsx";
import { DatabaseFigures } from "@/lib/web/components/pipeline/DatabaseFigures.tsx";
import { Figure } from "@/lib/web/components/pipeline/Figure.tsx";
import { Flow } from "@/lib/web/components/pipeline/Flow.tsx";
import { Notice } from "@/lib/web/components/pipeline/Notice.tsx";
import { Readers } from "@/lib/web/components/pipeline/Readers.tsx";
import { Rejected } from "@/lib/web/components/pipeline/Rejected.tsx";
import { FILTER_FORM } from "@/lib/web/components/pipeline/TailFilterForm.tsx";
import { Tails } from "@/lib/web/components/pipeline/Tails.tsx";
import { Topics } from "@/lib/web/components/pipeline/Topics.tsx";
import { pipelineView } from "@/lib/web/components/pipeline/view.ts";
import { Workers } from "@/lib/web/components/pipeline/Workers.tsx";
import { ShareCard } from "@/lib/web/components/ShareCard.tsx";
import { define } from "@/lib/web/define.ts";
import { panelTemplatesFor } from "@/lib/web/messages/mod.ts";
import { pipelineTemplatesFor, pipelineWordsFor } from "@/lib/web/messages/pipeline/mod.ts";
import type { PipelineSample } from "@/lib/web/pipeline/sample.ts";
import { structureOf } from "@/lib/web/pipeline/structure.ts";
import { filterOf, type TailFilter } from "@/lib/web/pipeline/tail_rows.ts";

interface PipelinePageData {
  sample: PipelineSample;
  filter: TailFilter;
}

export const handler = define.handlers({
  GET: async ({ url: { searchParams }, state: { pipeline } }) => {
    const data: PipelinePageData = { sample: await pipeline.glimpse(), filter: filterOf(searchParams) };
    return page(data, { headers: { "cache-control": "no-store" } });
  },
});

/** Kafka, the workers and Postgres at work. */
export default define.page<typeof handler>(function PipelinePage({ data: { sample, filter }, state }) {
  const { language, live } = state;
  const view = pipelineView(sample, pipelineWordsFor(language));
  const { t } = view.words;
  const texts = { ...pipelineTemplatesFor(language).live, link: panelTemplatesFor(language).link };
  return (
    <>
      <ShareCard title={t.title} election={live.frame.election.name} description={t.intro} />
      <PageTitle title={t.title}>{t.intro}</PageTitle>
      <PipelinePulse
        structure={structureOf(sample)}
        language={language}
        texts={JSON.stringify(texts)}
        form={FILTER_FORM}
      />
      <p class="mt-2 text-sm text-soft tabular-nums">
        <Figure view={view} name="as_of" />{" "}
        <a class="hidden scriptless:inline underline underline-offset-4" href="/pipeline">{t.refresh}</a>
      </p>
      <Notice view={view} name="kafka.away" />
      <Notice view={view} name="postgres.away" />
      <Flow view={view} />
      <Topics view={view} />
      <Readers view={view} />
      <Workers view={view} />
      <DatabaseFigures view={view} />
      <Rejected view={view} />
      <Tails view={view} filter={filter} />
      <p class="mt-8 print:hidden">
        <a class="underline underline-offset-4 py-1 inline-block" href="/api/pipeline">{t.json}</a>
      </p>
    </>
  );
});
