import { asset } from "fresh/runtime";
import { EmbeddedBody } from "@/lib/web/components/body/EmbeddedBody.tsx";
import { PageBody } from "@/lib/web/components/body/PageBody.tsx";
import { WallBody } from "@/lib/web/components/body/WallBody.tsx";
import { SharePicture } from "@/lib/web/components/share/SharePicture.tsx";
import { candidateColours } from "@/lib/web/look/candidate_colours.ts";
import { isEmbeddable } from "@/lib/web/embed.ts";
import { define } from "@/lib/web/define.ts";
import { FIRST_FONTS, fontFaces } from "@/lib/web/look/fonts.ts";
import { tileTextColours } from "@/lib/web/map/tile_colours.ts";
import { viewOf } from "@/lib/web/panel/view.ts";
import { spokenFor } from "@/lib/web/messages/mod.ts";
import { pageWordsFor } from "@/lib/web/messages/page/mod.ts";

/** What surrounds every page: the head, and the body that suits where it is shown. */
export default define.page(function AppWrapper({ Component, error, state, url }) {
  const { scenario } = state.live;
  const { language } = state;
  const t = pageWordsFor(language);
  const isWall = url.pathname === "/" && viewOf(url.searchParams).wall;
  const Body = error ? PageBody : isEmbeddable(url.pathname) ? EmbeddedBody : isWall ? WallBody : PageBody;
  return (
    <html lang={spokenFor(language)} data-wall={isWall || undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#15171c" />
        <title>{scenario.name}</title>
        {!error && Body === PageBody && <SharePicture {...{ state }} pathname={url.pathname} />}
        <link rel="icon" href={asset("/favicon.svg")} type="image/svg+xml" />
        {FIRST_FONTS.map((font) => (
          <link
            key={font.path}
            rel="preload"
            href={asset(font.path)}
            as="font"
            type="font/woff2"
            crossorigin="anonymous"
          />
        ))}
        <style
          nonce={state.nonce}
          dangerouslySetInnerHTML={{
            __html: fontFaces(asset) + candidateColours(scenario.candidates) +
              tileTextColours(scenario.candidates),
          }}
        />
        <style id="styles" nonce={state.nonce} dangerouslySetInnerHTML={{ __html: "" }} />
      </head>
      <Body
        {...{ Component, url, language, t }}
        name={scenario.name}
        kind={scenario.kind}
        publicUrl={state.share.publicUrl}
      />
    </html>
  );
});
