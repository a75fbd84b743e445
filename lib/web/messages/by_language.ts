/** The languages that the pages have words in. */

export const LANGUAGES = ["en", "pt", "es", "de"] as const;
export type Language = typeof LANGUAGES[number];

/** Each language by its own name. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: "English",
  pt: "Português",
  es: "Español",
  de: "Deutsch",
};

/** The language of a BCP 47 tag; null where there are no words in it. */
export function languageOf(tag: string): Language | null {
  const base = tag.split("-")[0].toLowerCase();
  return LANGUAGES.find((language) => language === base) ?? null;
}

/** From texts in all languages, the function that gives those for a BCP 47 tag; English where there are none in it. */
export function byLanguage<T>(texts: Record<Language, T>): (tag: string) => T {
  return (tag) => texts[languageOf(tag) ?? "en"];
}
