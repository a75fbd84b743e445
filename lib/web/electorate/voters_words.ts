/** What the components of the voters' page speak with. */
import type { Scenario } from "@/lib/scenario/schema.ts";
import { type Format, formatFor } from "@/lib/web/format.ts";
import type { VotersMessages } from "@/lib/web/messages/voters/messages.ts";
import { votersWordsFor } from "@/lib/web/messages/voters/mod.ts";

export interface VotersWords {
  /** BCP 47 tag of the reader's language, and of the scenario's own texts. */
  language: string;
  given: string;
  t: VotersMessages;
  f: Format;
  /** A name of the scenario for a code; the code itself where it has none. */
  location(code: string): string;
  gender(code: string): string;
  /** The name of a country by its ISO 3166-1 code. */
  country(code: string): string;
}

export function votersWordsOf(
  { locations, genders, language: given }: Pick<Scenario, "locations" | "genders" | "language">,
  language: string,
): VotersWords {
  const places = new Map(locations.map(({ code, name }) => [code, name]));
  const names = new Map(genders.map(({ code, name }) => [code, name]));
  const countries = new Intl.DisplayNames(language, { type: "region", fallback: "code" });
  return {
    language,
    given,
    t: votersWordsFor(language),
    f: formatFor(language),
    location: (code) => places.get(code) ?? code,
    gender: (code) => names.get(code) ?? code,
    country: (code) => /^[A-Z]{2}$/.test(code) ? countries.of(code) ?? code : code,
  };
}
