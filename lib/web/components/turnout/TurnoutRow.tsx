import type { LocationTurnout } from "@/lib/election/results.ts";
import { locationStandingOf } from "@/lib/election/standings.ts";
import { Bar } from "@/lib/web/components/Bar.tsx";
import { PageLink } from "@/lib/web/components/PageLink.tsx";
import { Swatch } from "@/lib/web/components/Swatch.tsx";
import { barWidth } from "@/lib/web/chart/geometry.ts";
import type { CandidateNames } from "@/lib/web/names.ts";
import type { Words } from "@/lib/web/messages/words.ts";

interface TurnoutRowProps {
  row: LocationTurnout;
  names: CandidateNames;
  words: Words;
  framed?: boolean;
}

/** One location. In a narrow window registered voters stand below the votes. */
export function TurnoutRow({ row, names, words, framed }: TurnoutRowProps) {
  const { f } = words;
  const gap = "py-2 pl-2 sm:pl-4";
  return (
    <tr class="border-t align-top" data-location={row.location}>
      <th scope="row" class="py-2 text-left font-medium break-words [hyphens:auto]">
        <PageLink href={`/locations/${row.location}`} framed={framed}>{row.name}</PageLink>
      </th>
      <td class={`${gap} hidden md:table-cell text-right tabular-nums`}>{f.count(row.registered)}</td>
      <td class={`${gap} text-right tabular-nums`}>
        {f.count(row.votes)}
        <span class="block md:hidden text-soft">{f.count(row.registered)}</span>
      </td>
      <td class={`${gap} md:pl-6 tabular-nums`}>
        <div class="md:flex items-center gap-3">
          <div class="md:w-16 shrink-0 text-right">{f.percent(row.turnout)}</div>
          <Bar width={barWidth(row.turnout)} class="mt-1.5 md:mt-0 h-2" />
        </div>
      </td>
      <td class={`${gap} md:pl-6`}>
        <LocationLead {...{ row, names, words }} />
      </td>
    </tr>
  );
}

function LocationLead({ row, names, words: { t, f } }: Omit<TurnoutRowProps, "framed">) {
  const standing = locationStandingOf(row.votes_by_candidate);
  if (standing.kind === "none") return <span class="text-soft">{t.turnout.none}</span>;
  if (standing.kind === "tie") return <span>{t.turnout.tie}</span>;
  const name = names.get(standing.leader) ?? { full: standing.leader, short: standing.leader };
  return (
    <div class="md:flex items-baseline justify-between gap-3">
      <div class="flex items-baseline gap-2">
        <span class="hidden md:inline">
          <Swatch id={standing.leader} />
        </span>
        <span class="hidden lg:inline">{name.full}</span>
        <span class="lg:hidden break-words min-w-0">{name.short}</span>
      </div>
      <div class="flex items-baseline gap-1.5 text-soft tabular-nums">
        <span class="md:hidden">
          <Swatch id={standing.leader} />
        </span>
        {f.percent(standing.share)}
      </div>
    </div>
  );
}
