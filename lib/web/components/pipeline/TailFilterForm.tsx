import type { ComponentChildren } from "preact";
import type { PipelineView } from "@/lib/web/components/pipeline/view.ts";
import type { TailFilter } from "@/lib/web/pipeline/tail_rows.ts";

/** Its id: the browser filters as one types. */
export const FILTER_FORM = "tail-filter";
const FIELD = "block mt-1 border border-ink bg-paper text-ink px-2 py-1 min-h-[2.25rem] w-full";

/** Which messages to show. Without a script it asks for the page anew. */
export function TailFilterForm({ view, filter }: { view: PipelineView; filter: TailFilter }) {
  const { words: { t: { tail: t }, f }, sample: { topics } } = view;
  const most = Math.max(0, ...topics.map(({ partitions }) => partitions.length));
  return (
    <form
      id={FILTER_FORM}
      method="get"
      action="/pipeline#messages"
      class="flex flex-wrap items-end gap-x-4 gap-y-3 print:hidden"
    >
      <Field label={t.partition}>
        <select name="partition" class={FIELD}>
          <option value="">{t.everyPartition}</option>
          {Array.from(
            { length: most },
            (_, partition) => (
              <option key={partition} value={partition} selected={filter.partition === String(partition)}>
                {f.count(partition)}
              </option>
            ),
          )}
        </select>
      </Field>
      <Field label={t.key}>
        <input name="key" value={filter.key} class={FIELD} {...PLAIN} />
      </Field>
      <Field label={t.location}>
        <input name="location" value={filter.location} class={FIELD} {...PLAIN} />
      </Field>
      <button
        type="submit"
        class="px-3 py-1 min-h-[2.25rem] border border-ink text-sm font-semibold hover:bg-wash"
      >
        {t.apply}
      </button>
    </form>
  );
}

const PLAIN = {
  maxLength: 64,
  autocomplete: "off",
  autocapitalize: "off",
  spellcheck: false,
} as const;

function Field({ label, children }: { label: string; children: ComponentChildren }) {
  return <label class="text-sm w-[8rem]">{label}{children}</label>;
}
