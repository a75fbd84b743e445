import { LANGUAGE_NAMES, languageOf, LANGUAGES } from "@/lib/web/messages/by_language.ts";

interface LanguageSwitchProps {
  /** BCP 47 tag of the reader's language. */
  language: string;
  label: string;
  /** Path and query of the page to come back to. */
  back: string;
}

/** The languages to read in: each by its code, which any typeface has the letters of, and by its own name. */
export function LanguageSwitch({ language, label, back }: LanguageSwitchProps) {
  const current = languageOf(language) ?? "en";
  return (
    <nav aria-label={label} class="print:hidden">
      <ul class="flex flex-wrap gap-x-4">
        {LANGUAGES.map((one) => (
          <li key={one}>
            <a
              href={`/language?to=${one}&back=${encodeURIComponent(back)}`}
              lang={one}
              hreflang={one}
              aria-label={`${one.toUpperCase()}, ${LANGUAGE_NAMES[one]}`}
              title={LANGUAGE_NAMES[one]}
              aria-current={one === current ? "true" : undefined}
              class={`inline-block min-w-[1.5rem] py-1 text-center underline-offset-4 ${
                one === current ? "font-semibold text-ink" : "underline"
              }`}
            >
              {one.toUpperCase()}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
