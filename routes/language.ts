/** `GET /language?to=pt&back=/voters`: remembers the reader's language, and goes back to the page. */
import { HttpError } from "fresh";
import { define } from "@/lib/web/define.ts";
import { languageCookie } from "@/lib/web/http/reader_language.ts";
import { languageOf } from "@/lib/web/messages/by_language.ts";

export const handler = define.handlers({
  GET: ({ url }) => {
    const language = languageOf(url.searchParams.get("to") ?? "");
    if (language === null) throw new HttpError(404);
    // Only a page of this site: whoever links here cannot send readers elsewhere.
    const back = URL.parse(url.searchParams.get("back") ?? "/", url.origin);
    const location = back?.origin === url.origin ? back.pathname + back.search : "/";
    return new Response(null, {
      status: 303,
      headers: { location, "set-cookie": languageCookie(language), "cache-control": "no-store" },
    });
  },
});
