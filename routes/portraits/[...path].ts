import { HttpError } from "fresh";
import { candidatePortrait, voterPicture } from "@/lib/scenario/portraits.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { portraitsOf } from "@/lib/web/look/portraits.ts";
import { define } from "@/lib/web/define.ts";
import { etagOf, isHeld } from "@/lib/web/http/etag.ts";

/** A portrait changes only with the scenario. */
const MAX_AGE_S = 86_400;
/** The address of the picture of all changes with what it shows. */
const IMMUTABLE = "public, max-age=31536000, immutable";

/** What a voter's picture is drawn from: the registry writes nothing longer. */
const MAX_KEY_CHARS = 64;

/**
 * Portraits of candidates and pictures of voters, as SVG: `candidates/<candidate_id>.svg`, `voters/<key>.svg`, and
 * `candidates.svg#<candidate_id>` for pages, which show them all.
 */
export const handler = define.handlers({
  async GET({ params, req, state, url }) {
    const svg = pictureAt(params.path, state.live.scenario);
    if (svg === null) throw new HttpError(404);
    const etag = await etagOf(svg);
    const isVersioned = url.searchParams.get("v") === portraitsOf(state.live.scenario).version;
    const headers = { etag, "cache-control": isVersioned ? IMMUTABLE : `public, max-age=${MAX_AGE_S}` };
    if (isHeld(req, etag)) return new Response(null, { status: 304, headers });
    return new Response(svg, { headers: { ...headers, "content-type": "image/svg+xml" } });
  },
});

function pictureAt(path: string, scenario: Scenario): string | null {
  if (path === "candidates.svg") return portraitsOf(scenario).svg;
  const [, folder, key] = /^(candidates|voters)\/([a-z0-9-]+)\.svg$/.exec(path) ?? [];
  if (key === undefined || key.length > MAX_KEY_CHARS) return null;
  return folder === "candidates" ? candidatePortrait(scenario, key) : voterPicture(key);
}
