/** Which language a request is answered in: what the reader has chosen, else what the browser asks for. */
import { cookieOf } from "@/lib/web/http/cookies.ts";
import { type Language, languageOf } from "@/lib/web/messages/by_language.ts";

/** Regions whose own way of writing numbers and dates a reader gets; others get the first of their language. */
export const LOCALES = [
  "en-US",
  "en-GB",
  "en-CA",
  "en-IN",
  "pt-BR",
  "pt-PT",
  "es-ES",
  "es-MX",
  "es-AR",
  "de-DE",
  "de-AT",
  "de-CH",
] as const;

const COOKIE = "urna-language";
const COOKIE_MAX_AGE_S = 365 * 24 * 60 * 60;
/** A browser names a handful. */
const MAX_RANGES = 20;

/**
 * BCP 47 tag of the reader's language. `otherwise`: that of the election, for a reader who asks for none that the
 * pages have words in.
 */
export function readerLanguage(request: Request, otherwise: string): string {
  const chosen = cookieOf(request, COOKIE);
  const asked = chosen === null ? accepted(request.headers.get("accept-language")) : [chosen];
  for (const tag of asked) {
    const language = languageOf(tag);
    if (language) return localeOf(tag, language, otherwise);
  }
  return otherwise;
}

/** A `set-cookie` header that remembers the choice of a language. */
export function languageCookie(tag: string): string {
  return `${COOKIE}=${tag}; Path=/; Max-Age=${COOKIE_MAX_AGE_S}; SameSite=Lax; HttpOnly`;
}

function localeOf(tag: string, language: Language, otherwise: string): string {
  const wanted = tag.toLowerCase();
  const known = LOCALES.find((locale) => locale.toLowerCase() === wanted);
  if (known) return known;
  if (languageOf(otherwise) === language) return otherwise;
  return LOCALES.find((locale) => languageOf(locale) === language)!;
}

/** The languages of an `Accept-Language` header (RFC 9110, section 12.5.4), those wanted most first. */
function accepted(header: string | null): string[] {
  return (header ?? "").split(",", MAX_RANGES)
    .map((range) => {
      const [tag, ...parameters] = range.split(";").map((part) => part.trim());
      const quality = parameters.find((parameter) => parameter.startsWith("q="));
      return { tag, quality: quality === undefined ? 1 : Number(quality.slice("q=".length)) || 0 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}
