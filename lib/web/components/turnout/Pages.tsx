import type { SortProps } from "@/lib/web/components/turnout/SortLink.tsx";
import { hrefOf } from "@/lib/web/panel/view.ts";
import type { TablePage } from "@/lib/web/panel/table_view.ts";

interface PagesProps extends SortProps {
  page: TablePage;
}

/** Which rows are shown, and links to the others. */
export function Pages({ page, view, words, onView }: PagesProps) {
  const { t, f } = words;
  const link = (to: number) => ({
    href: hrefOf({ ...view, page: to }, "turnout"),
    onClick: (event: MouseEvent) => onView?.(event, { ...view, page: to }),
  });
  const numbers = Array.from({ length: page.pages }, (_, index) => index + 1);
  return (
    <div class="border-t pt-3 flex flex-wrap items-center justify-between gap-3 text-sm">
      <p class="text-soft tabular-nums" aria-live={view.q === "" ? undefined : "polite"}>
        {t.turnout.shown(f.count(page.first), f.count(page.last), f.count(page.total))}
      </p>
      {page.pages > 1 && (
        <nav aria-label={t.turnout.pages} class="print:hidden">
          <ul class="flex flex-wrap items-center gap-1 tabular-nums">
            {numbers.map((number) => (
              <li key={number}>
                <a
                  {...link(number)}
                  aria-label={t.turnout.page(f.count(number))}
                  aria-current={number === page.page ? "page" : undefined}
                  class={`block min-w-[2.25rem] px-2 py-1.5 text-center rounded-sm border ${
                    number === page.page ? "bg-ink text-paper border-ink" : "hover:border-ink"
                  }`}
                >
                  {f.count(number)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  );
}
