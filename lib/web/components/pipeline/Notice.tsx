import type { PipelineView } from "@/lib/web/components/pipeline/view.ts";

/** Says that a server does not answer, and since when; nothing while it does. */
export function Notice({ view: { figures }, name }: { view: PipelineView; name: string }) {
  return (
    <p
      data-v={name}
      data-empty
      hidden={figures[name] === ""}
      class="mt-4 border-l-4 border-alarm pl-3 tabular-nums font-semibold"
    >
      {figures[name]}
    </p>
  );
}
