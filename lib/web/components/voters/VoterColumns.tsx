import type { VotersMessages } from "@/lib/web/messages/voters/messages.ts";

/** The headings of a table of voters without personal data. */
export function VoterColumns({ t }: { t: VotersMessages }) {
  return (
    <tr class="text-[0.6875rem] sm:text-sm text-soft text-left align-bottom">
      <th scope="col" class="pb-2 pr-3">{t.location}</th>
      <th scope="col" class="pb-2 pr-3">{t.age}</th>
      <th scope="col" class="pb-2 pr-3">{t.gender}</th>
      <th scope="col" class="pb-2">{t.nationality}</th>
    </tr>
  );
}
