import type { ComponentChildren } from "preact";
import type { LocationTurnout } from "@/lib/election/results.ts";
import { locationStandingOf } from "@/lib/election/standings.ts";
import { Bar } from "@/lib/web/components/Bar.tsx";
import { Swatch } from "@/lib/web/components/Swatch.tsx";
import { barWidth } from "@/lib/web/geometry.ts";
import type { Words } from "@/lib/web/messages/mod.ts";
import { hrefOf, sortedBy, type SortKey, type TableView } from "@/lib/web/table_view.ts";

interface TurnoutTableProps {
  rows: LocationTurnout[];
  /** candidate_name by candidate_id. */
  names: ReadonlyMap<string, string>;
  view: TableView;
  words: Words;
  onView?: (event: MouseEvent, view: TableView) => void;
}

/** One page of locations; its headings are links that sort it. */
export function TurnoutTable({ rows, names, view, words, onView }: TurnoutTableProps) {
  const { t } = words;
  const sort = (key: SortKey) => <SortLink {...{ sort: key, view, words, onView }} />;
  const order = (...keys: SortKey[]) =>
    keys.includes(view.sort) ? view.order === "asc" ? "ascending" : "descending" : undefined;
  return (
    <table class="w-full" aria-labelledby="turnout">
      <thead>
        <tr class="text-sm align-bottom">
          <Head sort={order("name")} class="text-left">{sort("name")}</Head>
          <Head sort={order("registered")} class="hidden md:table-cell text-right">
            {sort("registered")}
          </Head>
          <Head sort={order("votes", "registered")} class="text-right">
            {sort("votes")}
            <span class="block md:hidden">{sort("registered")}</span>
          </Head>
          <Head sort={order("turnout")} class="pl-3 md:pl-6 text-right md:text-left">
            {sort("turnout")}
          </Head>
          <Head class="pl-3 md:pl-6 text-left text-soft">{t.turnout.leading}</Head>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => <Row key={row.location} row={row} names={names} words={words} />)}
      </tbody>
    </table>
  );
}

function Head(
  { sort, class: classes, children }: {
    sort?: "ascending" | "descending";
    class: string;
    children: ComponentChildren;
  },
) {
  return <th scope="col" aria-sort={sort} class={`pb-2 ${classes}`}>{children}</th>;
}

function SortLink(
  { sort, view, words, onView }: Pick<TurnoutTableProps, "view" | "words" | "onView"> & {
    sort: SortKey;
  },
) {
  const { columns, sort: describe } = words.t.turnout;
  const next = sortedBy(view, sort);
  const active = view.sort === sort;
  return (
    <a
      href={hrefOf(next)}
      title={describe(columns[sort], next.order)}
      onClick={(event) => onView?.(event, next)}
      class={`inline-block py-1 underline underline-offset-4 ${
        active ? "font-semibold decoration-ink decoration-2" : "text-soft decoration-rule hover:text-ink"
      }`}
    >
      {columns[sort]}
      <span aria-hidden="true" class="inline-block w-4 text-center">
        {active ? view.order === "asc" ? "↑" : "↓" : ""}
      </span>
    </a>
  );
}

function Row(
  { row, names, words }: { row: LocationTurnout } & Pick<TurnoutTableProps, "names" | "words">,
) {
  const { t, f } = words;
  return (
    <tr class="border-t align-top" data-location={row.location}>
      <th scope="row" class="py-2 text-left font-medium">{row.name}</th>
      <td class="py-2 pl-3 hidden md:table-cell text-right tabular-nums">{f.count(row.registered)}</td>
      <td class="py-2 pl-3 text-right tabular-nums">
        {f.count(row.votes)}
        <span class="block md:hidden text-sm text-soft">{t.turnout.of(f.count(row.registered))}</span>
      </td>
      <td class="py-2 pl-3 md:pl-6 md:w-1/4 tabular-nums">
        <div class="md:flex items-center gap-3">
          <div class="md:w-16 shrink-0 text-right">{f.percent(row.turnout)}</div>
          <Bar
            id={`turnout-${row.location}`}
            width={barWidth(row.turnout)}
            fill="var(--soft)"
            class="mt-1.5 md:mt-0 h-2"
          />
        </div>
      </td>
      <td class="py-2 pl-3 md:pl-6 md:w-1/4">
        <Leader row={row} names={names} words={words} />
      </td>
    </tr>
  );
}

function Leader(
  { row, names, words }: { row: LocationTurnout } & Pick<TurnoutTableProps, "names" | "words">,
) {
  const { t, f } = words;
  const standing = locationStandingOf(row.votes_by_candidate);
  if (standing.kind === "none") return <span class="text-soft">{t.turnout.none}</span>;
  if (standing.kind === "tie") return <span>{t.turnout.tie}</span>;
  const name = names.get(standing.leader) ?? standing.leader;
  return (
    <div class="flex items-baseline gap-2">
      <Swatch id={standing.leader} />
      <div class="min-w-0 flex-1 md:flex justify-between gap-3">
        <span class="block leading-snug">{name}</span>
        <span class="block text-sm text-soft md:text-base tabular-nums">{f.percent(standing.share)}</span>
      </div>
    </div>
  );
}
