import type { VotersWords } from "@/lib/web/electorate/voters_words.ts";

interface CountryProps {
  /** ISO 3166-1. */
  code: string;
  words: VotersWords;
}

/** A country by its name, or by its code where there is little room. */
export function Country({ code, words: { country } }: CountryProps) {
  return (
    <>
      <abbr title={country(code)} class="sm:hidden no-underline">{code}</abbr>
      <span class="hidden sm:inline">{country(code)}</span>
    </>
  );
}
