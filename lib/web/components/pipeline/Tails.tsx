import { TOTALS_TOPICS } from "@/lib/kafka/topics.ts";
import { Heading } from "@/lib/web/components/Heading.tsx";
import { Figure } from "@/lib/web/components/pipeline/Figure.tsx";
import { TailFilterForm } from "@/lib/web/components/pipeline/TailFilterForm.tsx";
import { TopicName } from "@/lib/web/components/pipeline/TopicName.tsx";
import type { PipelineView } from "@/lib/web/components/pipeline/view.ts";
import { rowsOf, type TailFilter } from "@/lib/web/pipeline/tail_rows.ts";

const SHORT = "w-[5rem] sm:w-[6rem]";
const LONG = "w-[8.5rem]";
const WHERE_THERE_IS_ROOM = "hidden sm:table-cell";

/** In a narrow window: a total's key says whose it is; of a voter or ballot the place tells more than a digest. */
function columnsOf(topic: string): string[] {
  const isTotal = TOTALS_TOPICS.some((name) => name === topic);
  return [
    `${WHERE_THERE_IS_ROOM} w-[5rem]`,
    isTotal ? `${WHERE_THERE_IS_ROOM} ${SHORT}` : SHORT,
    isTotal ? `${LONG} font-mono` : `${WHERE_THERE_IS_ROOM} ${LONG} font-mono`,
    "",
  ];
}

/** The newest messages of each topic. */
export function Tails({ view, filter }: { view: PipelineView; filter: TailFilter }) {
  const { tail: t } = view.words.t;
  return (
    <section aria-labelledby="messages" class="pt-12">
      <Heading id="messages" title={t.heading}>{t.sentence}</Heading>
      <TailFilterForm view={view} filter={filter} />
      <div class="mt-6 grid gap-x-10 gap-y-8 lg:grid-cols-2">
        {view.sample.tail.map(({ topic, messages }) => (
          <div key={topic} class="min-w-0">
            <h3 id={`tail-${topic}`} class="font-semibold">
              <TopicName topic={topic} />
            </h3>
            <p class="text-soft text-sm min-h-[1.5rem] tabular-nums">
              <Figure view={view} name={`${topic}.left_out`} />
            </p>
            <div class="min-h-[19rem] print:min-h-0">
              <TailTable view={view} topic={topic} rows={rowsOf(topic, messages, filter, view.live)} />
            </div>
          </div>
        ))}
      </div>
      <p class="mt-2 max-w-[46rem] text-soft text-sm">{t.keyNote}</p>
    </section>
  );
}

/** The browser copies its first row: there is always one. */
function TailTable({ view, topic, rows }: { view: PipelineView; topic: string; rows: string[][] }) {
  const { tail: t } = view.words.t;
  const columns = columnsOf(topic);
  const shown = rows.length > 0 ? rows : [["", "", "", view.live.t.noMatch]];
  return (
    <table class="w-full table-fixed text-[0.8125rem]" aria-labelledby={`tail-${topic}`}>
      <thead>
        <tr class="text-soft text-left align-bottom">
          {[t.time, t.place, t.key, t.message].map((head, i) => (
            <th key={head} scope="col" class={`py-1 pr-3 ${columns[i]}`}>{head}</th>
          ))}
        </tr>
      </thead>
      <tbody data-tail={topic}>
        {shown.map((cells) => (
          <tr key={cells.join()} class="border-t">
            {cells.map((text, i) => (
              <td key={i} class={`py-1 pr-3 tabular-nums truncate ${columns[i]}`}>
                {text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
