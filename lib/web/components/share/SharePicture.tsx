import type { State } from "@/lib/web/state.ts";
import { cardSentence } from "@/lib/web/share/card_sentence.ts";
import { isPicturable } from "@/lib/web/share/results_picture.ts";
import { PICTURE } from "@/lib/web/share/size.ts";

interface SharePictureProps {
  state: Pick<State, "live" | "share" | "language">;
  /** Of the page. */
  pathname: string;
}

/**
 * A page's address and picture for where it is shared, which have to be whole addresses (the Open Graph protocol,
 * ogp.me): nothing where nobody has said what the site is called outside, as a request's host is anybody's to choose.
 */
export function SharePicture({ state: { live, share, language }, pathname }: SharePictureProps) {
  const { publicUrl } = share;
  if (publicUrl === null) return null;
  const url = <meta property="og:url" content={publicUrl + pathname} />;
  if (!isPicturable(live.scenario)) return url;
  const { as_of, election } = live.frame;
  // Who keeps pictures by their address takes a newer one for another.
  const image = `${publicUrl}/share.png?v=${Date.parse(as_of)}-${election.status}`;
  return (
    <>
      {url}
      <meta property="og:image" content={image} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content={String(PICTURE.width)} />
      <meta property="og:image:height" content={String(PICTURE.height)} />
      <meta property="og:image:alt" content={`${election.name}. ${cardSentence(live.frame, language)}`} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}
