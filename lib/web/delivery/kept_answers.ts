/**
 * Answers that depend on the totals alone: each is made at most once for each state of them, and only when
 * somebody asks.
 */
import { KeptAnswer } from "@/lib/web/delivery/kept_answer.ts";
import { hrefOf, viewOf } from "@/lib/web/table_view.ts";

/** Of one state of the totals: the data, and the panel in the orders and pages that are asked for most. */
export const MAX_KEPT_ANSWERS = 32;

const PANEL = "/";
const DATA = new Set(["/api/results", "/api/results.csv", "/api/turnout", "/api/turnout.csv"]);
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
   * The answer to a GET or HEAD of what `keptAddress` calls `address`. `state`: tells one state of the totals from
   * another, by identity.
   */
  async answer(request: Request, address: string, state: object, make: Make): Promise<Response> {
    if (state !== this.#state) {
      this.#state = state;
      this.#made.clear();
    }
    const making = this.#made.get(address) ?? this.#begin(address, make);
    this.#made.delete(address);
    this.#made.set(address, making);
    if (this.#made.size > MAX_KEPT_ANSWERS) this.#made.delete(this.#made.keys().next().value!);
    const made = await making;
    return "kept" in made ? await made.kept.answer(request) : made.other.clone();
  }

  #begin(address: string, make: Make): Promise<Made> {
    const making = made(new Request(ORIGIN + address), make);
    const forget = () => void (this.#made.get(address) === making && this.#made.delete(address));
    making.then((made) => "other" in made && forget(), forget);
    return making;
  }
}

async function made(request: Request, make: Make): Promise<Made> {
  const response = await make(request);
  return response.status === 200 ? { kept: await KeptAnswer.of(response) } : { other: response };
}

/** The address, without what changes nothing, of an answer that depends on the totals alone; null of others. */
export function keptAddress({ pathname, search, searchParams }: URL): string | null {
  if (DATA.has(pathname)) return pathname;
  if (pathname !== PANEL || searchParams.has("fresh-partial")) return null;
  return search === "" ? PANEL : PANEL + hrefOf(viewOf(searchParams)).replace(/#.*/, "");
}
