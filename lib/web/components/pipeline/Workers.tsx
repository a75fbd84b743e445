import { Heading } from "@/lib/web/components/Heading.tsx";
import { Figure } from "@/lib/web/components/pipeline/Figure.tsx";
import { FigureCell, NameCell, Table, TextCell } from "@/lib/web/components/pipeline/Table.tsx";
import type { PipelineView } from "@/lib/web/components/pipeline/view.ts";

/** How the workers of this process are, and what they have done. */
export function Workers({ view }: { view: PipelineView }) {
  const { t } = view.words;
  const { workers } = view.sample;
  return (
    <section aria-labelledby="workers" class="pt-12">
      <Heading id="workers" title={t.workers.heading}>{t.workers.sentence}</Heading>
      {workers.length === 0 ? <p>{t.workers.none}</p> : (
        <Table
          labelledBy="workers"
          heads={[
            { text: t.workers.worker },
            { text: t.workers.state, class: "text-left" },
            { text: t.workers.restarts },
            { text: t.workers.done, class: "hidden sm:table-cell text-right" },
            { text: t.workers.rate },
          ]}
        >
          {workers.map(({ name }) => (
            <tr key={name} class="border-t" data-worker={name}>
              <NameCell>
                <span class="font-semibold">{t.flow.stages[name] ?? name}</span>{" "}
                <span class="block text-soft text-sm">{t.workers.tasks[name]}</span>
                <Figure view={view} name={`${name}.error`} class="block text-soft text-sm" />
              </NameCell>
              <TextCell>
                <Figure view={view} name={`${name}.state`} class="font-semibold" />{" "}
                <Figure view={view} name={`${name}.since`} class="block text-soft text-sm tabular-nums" />
              </TextCell>
              <FigureCell>
                <Figure view={view} name={`${name}.restarts`} />
              </FigureCell>
              <FigureCell class="hidden sm:table-cell">
                <Figure view={view} name={`${name}.done`} />
              </FigureCell>
              <FigureCell>
                <Figure view={view} name={`${name}.work`} />
              </FigureCell>
            </tr>
          ))}
        </Table>
      )}
      <p class="mt-4 print:hidden">
        <a class="underline underline-offset-4 py-1 inline-block" href="/admin">{t.controls}</a>
      </p>
    </section>
  );
}
