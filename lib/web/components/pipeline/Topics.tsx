import { Heading } from "@/lib/web/components/Heading.tsx";
import { Figure } from "@/lib/web/components/pipeline/Figure.tsx";
import { FigureCell, NameCell, Table, TextCell } from "@/lib/web/components/pipeline/Table.tsx";
import { TopicName } from "@/lib/web/components/pipeline/TopicName.tsx";
import type { PipelineView } from "@/lib/web/components/pipeline/view.ts";
import { SPARK_HEIGHT, SPARK_WIDTH } from "@/lib/web/pipeline/shapes.ts";

/** What each topic holds, how fast it grows, and the same of each partition. */
export function Topics({ view }: { view: PipelineView }) {
  const { t } = view.words;
  const { topics } = view.sample;
  return (
    <section aria-labelledby="topics" class="pt-12">
      <Heading id="topics" title={t.topics.heading}>{t.topics.sentence}</Heading>
      {topics.length === 0 ? <p>{t.topics.none}</p> : (
        <>
          <Table
            labelledBy="topics"
            heads={[
              { text: t.topics.topic },
              { text: t.topics.messages },
              { text: t.topics.rate },
              { text: t.topics.lastMinute, class: "hidden md:table-cell text-left" },
              { text: t.topics.size, class: "hidden sm:table-cell text-right" },
            ]}
          >
            {topics.map(({ topic }) => (
              <tr key={topic} class="border-t" data-topic={topic}>
                <NameCell>
                  <TopicName topic={topic} />
                </NameCell>
                <FigureCell>
                  <Figure view={view} name={`${topic}.messages`} />
                </FigureCell>
                <FigureCell>
                  <Figure view={view} name={`${topic}.rate`} />
                </FigureCell>
                <TextCell class="hidden md:table-cell">
                  <Sparkline view={view} name={`${topic}.spark`} />
                </TextCell>
                <FigureCell class="hidden sm:table-cell">
                  <Figure view={view} name={`${topic}.bytes`} />
                </FigureCell>
              </tr>
            ))}
          </Table>
          <p class="hidden md:block pt-2 text-sm text-soft print:hidden">{t.topics.lastMinuteNote}</p>
          <Partitions view={view} />
        </>
      )}
    </section>
  );
}

function Sparkline({ view: { shapes }, name }: { view: PipelineView; name: string }) {
  return (
    <svg
      viewBox={`0 0 ${SPARK_WIDTH} ${SPARK_HEIGHT}`}
      class="w-[7.5rem] h-6"
      aria-hidden="true"
    >
      <path
        d={`M0 ${SPARK_HEIGHT}H${SPARK_WIDTH}`}
        stroke="var(--soft)"
        stroke-dasharray="1 4"
      />
      <path data-s={name} d={shapes[name]?.d} fill="none" stroke="var(--ink)" stroke-width="1.5" />
    </svg>
  );
}

function Partitions({ view }: { view: PipelineView }) {
  const { t, f } = view.words;
  return (
    <details class="mt-4">
      <summary class="cursor-pointer py-1 underline underline-offset-4">{t.topics.partitions}</summary>
      <Table
        label={t.topics.partitions}
        heads={[
          { text: t.topics.topic },
          { text: t.topics.partition },
          { text: t.topics.end },
          { text: t.topics.rate },
          { text: t.topics.size, class: "hidden sm:table-cell text-right" },
        ]}
      >
        {view.sample.topics.flatMap(({ topic, partitions }) =>
          partitions.map(({ partition }) => {
            const name = `${topic}.${partition}`;
            return (
              <tr key={name} class="border-t">
                <NameCell>
                  <TopicName topic={topic} />
                </NameCell>
                <FigureCell>{f.count(partition)}</FigureCell>
                <FigureCell>
                  <Figure view={view} name={`${name}.end`} />
                </FigureCell>
                <FigureCell>
                  <Figure view={view} name={`${name}.rate`} />
                </FigureCell>
                <FigureCell class="hidden sm:table-cell">
                  <Figure view={view} name={`${name}.bytes`} />
                </FigureCell>
              </tr>
            );
          })
        )}
      </Table>
    </details>
  );
}
