import { asset } from "fresh/runtime";
import { LanguageSwitch } from "@/lib/web/components/LanguageSwitch.tsx";
import { Navigation } from "@/lib/web/components/Navigation.tsx";
import { candidateColours } from "@/lib/web/look/candidate_colours.ts";
import { ERROR_PAGE_CLASSES } from "@/lib/web/look/extra_classes.ts";
import { define } from "@/lib/web/define.ts";
import { FIRST_FONTS, fontFaces } from "@/lib/web/look/fonts.ts";
import { stylesheetOf } from "@/lib/web/look/styles.ts";
import { spokenFor } from "@/lib/web/messages/mod.ts";
import { kindOf, pageWordsFor } from "@/lib/web/messages/page/mod.ts";

const WIDTH = "max-w-[72rem] mx-auto px-4 md:px-8";

/** What surrounds every page: the head, the way past it for a keyboard, and what kind of election this is. */
export default define.page(function AppWrapper({ Component, error, state, url }) {
  const { scenario } = state.live;
  const { language } = state;
  const t = pageWordsFor(language);
  const kind = kindOf(scenario.kind, t);
  return (
    <html lang={spokenFor(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#15171c" />
        <title>{scenario.name}</title>
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
          dangerouslySetInnerHTML={{ __html: fontFaces(asset) + candidateColours(scenario.candidates) }}
        />
        <style
          id="styles"
          nonce={state.nonce}
          dangerouslySetInnerHTML={{ __html: error ? stylesheetOf(ERROR_PAGE_CLASSES) : "" }}
        />
      </head>
      <body class="font-sans bg-paper text-ink">
        <a
          href="#main"
          class="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:bg-paper focus:p-3 focus:underline"
        >
          {t.skip}
        </a>
        <header class="bg-band text-onband text-sm">
          <div class={`${WIDTH} py-2 flex flex-wrap items-baseline gap-x-4 gap-y-1`}>
            <a href="/" class="font-serif font-bold text-xl leading-none mr-auto">Urna</a>
            <p>
              <strong class="font-bold uppercase tracking-wide">{kind.label}</strong> <span>{kind.note}</span>
            </p>
          </div>
        </header>
        <Navigation path={url.pathname} t={t.pages} />
        <main id="main" class={WIDTH} tabindex={-1}>
          <Component />
        </main>
        <footer
          class={`${WIDTH} mt-12 pt-6 pb-16 border-t text-sm text-soft flex flex-wrap justify-between gap-x-8 gap-y-3`}
        >
          <p class="py-1">
            {t.footer.about}{" "}
            <a href="/admin" class="underline underline-offset-4 print:hidden">{t.pages.admin}</a>
          </p>
          <LanguageSwitch {...{ language }} label={t.language} back={url.pathname + url.search} />
        </footer>
      </body>
    </html>
  );
});
