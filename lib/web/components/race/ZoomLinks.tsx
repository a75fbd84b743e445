import { type Span, SPANS } from "@/lib/web/history/recorder.ts";
import type { HistoryMessages } from "@/lib/web/messages/history/messages.ts";

interface ZoomLinksProps {
  span: Span;
  /** The address of each span. */
  links: Record<Span, string>;
  t: HistoryMessages["zoom"];
}

/** The whole count or its last minute. */
export function ZoomLinks({ span, links, t }: ZoomLinksProps) {
  return (
    <nav aria-label={t.label} class="pb-4 print:hidden">
      <ul class="flex flex-wrap gap-x-5">
        {SPANS.map((one) => (
          <li key={one}>
            <a
              href={links[one]}
              aria-current={one === span ? "true" : undefined}
              class={`inline-block py-1 underline underline-offset-4 ${
                one === span
                  ? "font-semibold decoration-ink decoration-2"
                  : "text-soft decoration-rule hover:text-ink"
              }`}
            >
              {t[one]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
