import { Heading } from "@/lib/web/components/Heading.tsx";
import { Figure } from "@/lib/web/components/pipeline/Figure.tsx";
import { FigureCell, NameCell, Table } from "@/lib/web/components/pipeline/Table.tsx";
import { TopicName } from "@/lib/web/components/pipeline/TopicName.tsx";
import type { PipelineView } from "@/lib/web/components/pipeline/view.ts";
import { groupName } from "@/lib/web/pipeline/figures.ts";

/** Who reads which topic, how far, and how much waits; and the same of each partition. */
export function Readers({ view }: { view: PipelineView }) {
  const { t } = view.words;
  const { groups } = view.sample;
  return (
    <section aria-labelledby="readers" class="pt-12">
      <Heading id="readers" title={t.groups.heading}>{t.groups.sentence}</Heading>
      {groups.length === 0 ? <p>{t.topics.none}</p> : (
        <>
          <Table
            labelledBy="readers"
            heads={[
              { text: t.groups.group },
              { text: t.groups.lag },
              { text: t.groups.waits },
              { text: t.groups.rate, class: "hidden sm:table-cell text-right" },
              { text: t.groups.members, class: "hidden sm:table-cell text-right" },
            ]}
          >
            {groups.map((group) => {
              const name = groupName(group);
              return (
                <tr key={name} class="border-t" data-reader={name}>
                  <NameCell>
                    <span class="font-semibold">{t.groups.names[group.group]}</span>{" "}
                    <span class="block">
                      <TopicName topic={group.topic} />
                    </span>
                    <span class="block text-soft text-sm">
                      {t.groups.keptIn[group.kept_in]} <Figure view={view} name={`${name}.state`} />
                    </span>
                  </NameCell>
                  <FigureCell>
                    <Figure view={view} name={`${name}.lag`} />
                  </FigureCell>
                  <FigureCell>
                    <Figure view={view} name={`${name}.waits`} />
                  </FigureCell>
                  <FigureCell class="hidden sm:table-cell">
                    <Figure view={view} name={`${name}.rate`} />
                  </FigureCell>
                  <FigureCell class="hidden sm:table-cell">
                    <Figure view={view} name={`${name}.members`} />
                  </FigureCell>
                </tr>
              );
            })}
          </Table>
          <Places view={view} />
        </>
      )}
    </section>
  );
}

function Places({ view }: { view: PipelineView }) {
  const { t, f } = view.words;
  return (
    <details class="mt-4">
      <summary class="cursor-pointer py-1 underline underline-offset-4">{t.groups.partitions}</summary>
      <Table
        label={`${t.groups.heading}: ${t.groups.partitions}`}
        heads={[
          { text: t.groups.group },
          { text: t.topics.partition },
          { text: t.groups.place },
          { text: t.groups.lag },
        ]}
      >
        {view.sample.groups.flatMap((group) =>
          group.partitions.map(({ partition }) => {
            const name = `${groupName(group)}.${partition}`;
            return (
              <tr key={name} class="border-t">
                <NameCell>
                  {t.groups.names[group.group]}{" "}
                  <span class="block">
                    <TopicName topic={group.topic} />
                  </span>
                </NameCell>
                <FigureCell>{f.count(partition)}</FigureCell>
                <FigureCell>
                  <Figure view={view} name={`${name}.position`} />
                </FigureCell>
                <FigureCell>
                  <Figure view={view} name={`${name}.lag`} />
                </FigureCell>
              </tr>
            );
          })
        )}
      </Table>
    </details>
  );
}
