/**
 * Answers that depend on the totals alone: each is made at most once for each state of them, and only when
 * somebody asks.
 */
import { KeptAnswer } from "@/lib/web/delivery/kept_answer.ts";
import { EMBED_PARTS, embedPath } from "@/lib/web/embed.ts";
import { spanOf } from "@/lib/web/history/asked_span.ts";
import { readerLanguage } from "@/lib/web/http/reader_language.ts";
import { parametersOf, viewOf } from "@/lib/web/panel/view.ts";

/** Of one state of the totals: the data, and the panel and its parts in the languages and views asked for most. */
export const MAX_KEPT_ANSWERS = 64;

const PANELS = new Set(["/", ...EMBED_PARTS.map(embedPath)]);
const LANGUAGE = "accept-language";
const DATA = new Set(["/api/results", "/api/results.csv", "/api/turnout", "/api/turnout.csv"]);
const HISTORY = new Set(["/api/history", "/api/history.csv"]);
/** An answer for everybody is made from the same request, whatever host the first to ask has named. */
const ORIGIN = "http://localhost";

/** Not kept: what went wrong may go well the next time. */
type Made = { kept: KeptAnswer } | { other: Response };
type Make = (request: Request) => Response | Promise<Response>;

export class KeptAnswers {
  /** What the answers in `#made` were made from. */
  #state: object | null = null;
  /** Those asked for last stand last. */
  readonly #made = new Map<string, Promise<Made>>();

  /**
   * The answer to a GET or HEAD, made from what `generalRequest` gave for it. `state`: tells one state of the totals
   * from another, by identity.
   */
  async answer(request: Request, general: Request, state: object, make: Make): Promise<Response> {
    if (state !== this.#state) {
      this.#state = state;
      this.#made.clear();
    }
    const key = `${general.headers.get(LANGUAGE) ?? ""} ${general.url}`;
    const making = this.#made.get(key) ?? this.#begin(key, general, make);
    this.#made.delete(key);
    this.#made.set(key, making);
    if (this.#made.size > MAX_KEPT_ANSWERS) this.#made.delete(this.#made.keys().next().value!);
    const made = await making;
    return "kept" in made ? await made.kept.answer(request) : made.other.clone();
  }

  #begin(key: string, general: Request, make: Make): Promise<Made> {
    const making = made(general, make);
    const forget = () => void (this.#made.get(key) === making && this.#made.delete(key));
    making.then((made) => "other" in made && forget(), forget);
    return making;
  }
}

async function made(request: Request, make: Make): Promise<Made> {
  const response = await make(request);
  return response.status === 200 ? { kept: await KeptAnswer.of(response) } : { other: response };
}

/**
 * What a request whose answer depends on the totals, and at most the reader's language, has in common with others;
 * null for any other. `language`: that of the election.
 */
export function generalRequest(request: Request, language: string): Request | null {
  const { pathname, searchParams } = new URL(request.url);
  if (DATA.has(pathname)) return new Request(ORIGIN + pathname);
  if (HISTORY.has(pathname)) {
    const span = spanOf(searchParams);
    return span && new Request(`${ORIGIN}${pathname}?span=${span}`);
  }
  if (!PANELS.has(pathname) || searchParams.has("fresh-partial")) return null;
  const view = viewOf(searchParams);
  if (view.q !== "") return null; // what one reader searches for
  const query = new URLSearchParams(parametersOf(view)).toString();
  return new Request(`${ORIGIN}${pathname}${query && "?"}${query}`, {
    headers: { [LANGUAGE]: readerLanguage(request, language) },
  });
}
