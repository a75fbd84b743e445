import { Heading } from "@/lib/web/components/Heading.tsx";
import { Figure } from "@/lib/web/components/pipeline/Figure.tsx";
import type { PipelineView } from "@/lib/web/components/pipeline/view.ts";

const FIGURES = ["commits", "rows", "bytes", "connections"] as const;

/** How large and how busy Postgres is. */
export function DatabaseFigures({ view }: { view: PipelineView }) {
  const { database: t } = view.words.t;
  const labels = { commits: t.commits, rows: t.rows, bytes: t.size, connections: t.connections };
  return (
    <section aria-labelledby="database" class="pt-12">
      <Heading id="database" title={t.heading}>{t.sentence}</Heading>
      {view.sample.database === null
        ? <p>{t.unknown}</p>
        : (
          <dl class="grid grid-cols-2 md:grid-cols-4 gap-x-6 gap-y-4">
            {FIGURES.map((name) => (
              <div key={name}>
                <dt class="text-soft">{labels[name]}</dt>
                <dd class="font-semibold text-xl tabular-nums">
                  <Figure view={view} name={`database.${name}`} />
                </dd>
              </div>
            ))}
          </dl>
        )}
    </section>
  );
}
