import { Heading } from "@/lib/web/components/Heading.tsx";
import { Figure } from "@/lib/web/components/pipeline/Figure.tsx";
import { FigureCell, NameCell, Table, TextCell } from "@/lib/web/components/pipeline/Table.tsx";
import { TopicName } from "@/lib/web/components/pipeline/TopicName.tsx";
import type { PipelineView } from "@/lib/web/components/pipeline/view.ts";

/** How many messages of the ballot box do not count, by reason, and the newest of each. */
export function Rejected({ view }: { view: PipelineView }) {
  const { rejected: t, database } = view.words.t;
  return (
    <section aria-labelledby="rejected" class="pt-12">
      <Heading id="rejected" title={t.heading}>{t.sentence}</Heading>
      {view.sample.rejected.length === 0 ? <p>{database.unknown}</p> : (
        <Table
          labelledBy="rejected"
          heads={[
            { text: t.reason },
            { text: t.count },
            { text: t.newest, class: "text-left" },
          ]}
        >
          {view.sample.rejected.map(({ reason }) => (
            <tr key={reason} class="border-t" data-rejected={reason}>
              <NameCell>
                {t.reasons[reason]}{" "}
                <span class="block text-soft text-sm">
                  <TopicName topic={reason} />
                </span>
              </NameCell>
              <FigureCell>
                <Figure view={view} name={`rejected.${reason}`} />
              </FigureCell>
              <TextCell class="text-sm tabular-nums">
                <Figure view={view} name={`rejected.${reason}.newest`} />
              </TextCell>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}
