import type { Voter } from "@/lib/election/types.ts";
import type { VotersWords } from "@/lib/web/electorate/voters_words.ts";

interface RecordsProps {
  voters: readonly Voter[];
  /** Id of the heading that names the table. */
  labelledby: string;
  words: VotersWords;
}

/** All that the registry knows of voters: on the administrator's pages alone. */
export function Records({ voters, labelledby, words }: RecordsProps) {
  const { t, f, given, location, gender, country } = words;
  const { columns } = t.records;
  const head = "pb-2 pr-4";
  const cell = "py-2 pr-4";
  return (
    <div class="overflow-x-auto" tabindex={0} role="group" aria-labelledby={labelledby}>
      <table class="w-full min-w-[64rem] text-sm" aria-labelledby={labelledby}>
        <thead>
          <tr class="text-soft text-left align-bottom">
            <th scope="col" class={head}>{columns.number}</th>
            <th scope="col" class={head}>{columns.name}</th>
            <th scope="col" class={head}>{columns.born}</th>
            <th scope="col" class={head}>{t.gender}</th>
            <th scope="col" class={head}>{columns.address}</th>
            <th scope="col" class={head}>{t.location}</th>
            <th scope="col" class={head}>{t.nationality}</th>
            <th scope="col" class="pb-2">{columns.contact}</th>
          </tr>
        </thead>
        <tbody>
          {voters.map((voter) => (
            <tr key={voter.voter_id} class="border-t align-top">
              <td class={`${cell} font-mono whitespace-nowrap`}>{voter.registration_number}</td>
              <th scope="row" class={`${cell} text-left font-medium`}>{voter.voter_name}</th>
              <td class={`${cell} tabular-nums whitespace-nowrap`}>
                {f.date(voter.date_of_birth)} ({f.count(voter.registered_age)})
              </td>
              <td class={cell} lang={given}>{gender(voter.gender)}</td>
              <td class={`${cell} min-w-[15rem]`}>
                {voter.address_street}, {voter.address_postcode} {voter.address_city}, {voter.address_state}
              </td>
              <td class={cell} lang={given}>{location(voter.location)}</td>
              <td class={cell}>{country(voter.nationality)}</td>
              <td class="py-2">
                {voter.email}
                <span class="block whitespace-nowrap">{voter.phone_number}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
