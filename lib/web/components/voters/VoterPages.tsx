import type { PageOfVoters } from "@/lib/web/electorate/electorate_desk.ts";
import { voterQueryOf, type VoterView } from "@/lib/web/electorate/voter_view.ts";
import type { VotersWords } from "@/lib/web/electorate/voters_words.ts";

interface VoterPagesProps {
  page: PageOfVoters<unknown>;
  /** Address of the page without its query. */
  path: string;
  view: VoterView;
  words: VotersWords;
}

/** Which voters are shown, and links to those before and after them. */
export function VoterPages({ page, path, view, words: { t, f } }: VoterPagesProps) {
  const href = (from: VoterView["from"]) => `${path}${voterQueryOf({ ...view, from })}#registry`;
  const link = "block px-3 py-1.5 border hover:border-ink";
  const { first, last, total, before, after } = page;
  return (
    <div class="border-t pt-3 flex flex-wrap items-center justify-between gap-3 text-sm">
      <p class="text-soft tabular-nums" data-shown>
        {total === 0 ? t.table.none : t.table.shown(f.count(first), f.count(last), f.count(total))}
      </p>
      {(before ?? after) !== null && (
        <nav aria-label={t.table.pages} class="print:hidden">
          <ul class="flex flex-wrap gap-2">
            {before !== null && (
              <>
                <li>
                  <a class={link} href={href(null)}>{t.table.first}</a>
                </li>
                <li>
                  <a class={link} rel="prev" href={href({ side: "before", cursor: before })}>
                    {t.table.before}
                  </a>
                </li>
              </>
            )}
            {after !== null && (
              <li>
                <a class={link} rel="next" href={href({ side: "after", cursor: after })}>{t.table.after}</a>
              </li>
            )}
          </ul>
        </nav>
      )}
    </div>
  );
}
