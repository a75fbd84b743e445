import type { ComponentChildren } from "preact";
import type { LocationTurnout } from "@/lib/election/results.ts";
import { SortLink, type SortProps } from "@/lib/web/components/turnout/SortLink.tsx";
import { TurnoutRow } from "@/lib/web/components/turnout/TurnoutRow.tsx";
import type { CandidateNames } from "@/lib/web/names.ts";
import type { SortKey } from "@/lib/web/panel/table_view.ts";

interface TurnoutTableProps extends SortProps {
  rows: LocationTurnout[];
  names: CandidateNames;
  framed?: boolean;
}

/** One page of locations. In a wide window its headings sort it. */
export function TurnoutTable({ rows, names, framed, ...sorting }: TurnoutTableProps) {
  const { view, words } = sorting;
  const { columns, leading } = words.t.turnout;
  const order = (...keys: SortKey[]) =>
    keys.includes(view.sort) ? view.order === "asc" ? "ascending" : "descending" : undefined;
  const heading = (sort: SortKey) => (
    <>
      <span class="md:hidden">{columns[sort]}</span>
      <span class="hidden md:inline">
        <SortLink {...sorting} sort={sort} />
      </span>
    </>
  );
  return (
    <table
      class="w-full table-fixed md:table-auto text-[0.8125rem] sm:text-sm md:text-base"
      aria-labelledby="turnout"
    >
      <thead>
        <tr class="text-[0.6875rem] sm:text-sm text-soft align-bottom [overflow-wrap:anywhere] [hyphens:auto]">
          <Head sort={order("name")} class="w-[28%] md:w-auto text-left">{heading("name")}</Head>
          <Head sort={order("registered")} class="hidden md:table-cell text-right">
            {heading("registered")}
          </Head>
          <Head sort={order("votes")} class="w-[24%] md:w-auto pl-2 sm:pl-4 text-right">
            {heading("votes")}
            <span class="block md:hidden">{columns.registered}</span>
          </Head>
          <Head
            sort={order("turnout")}
            class="w-[18%] md:w-1/4 pl-2 sm:pl-4 md:pl-6 text-right md:text-left"
          >
            {heading("turnout")}
          </Head>
          <Head class="w-[30%] md:w-1/4 pl-2 sm:pl-4 md:pl-6 text-left">
            <span class="inline-block md:py-1">{leading}</span>
          </Head>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => <TurnoutRow key={row.location} {...{ row, names, words, framed }} />)}
      </tbody>
    </table>
  );
}

interface HeadProps {
  sort?: "ascending" | "descending";
  class: string;
  children: ComponentChildren;
}

function Head({ sort, class: classes, children }: HeadProps) {
  return <th scope="col" aria-sort={sort} class={`pb-2 ${classes}`}>{children}</th>;
}
