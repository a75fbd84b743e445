import type { ComponentType } from "preact";
import { KindBand } from "@/lib/web/components/body/KindBand.tsx";
import { LanguageSwitch } from "@/lib/web/components/LanguageSwitch.tsx";
import { Navigation } from "@/lib/web/components/Navigation.tsx";
import type { PageMessages } from "@/lib/web/messages/page/messages.ts";

const WIDTH = "max-w-[72rem] mx-auto px-4 md:px-8";

export interface BodyProps {
  Component: ComponentType;
  url: URL;
  /** BCP 47 tag of the reader's language, and the words in it. */
  language: string;
  t: PageMessages;
  /** What the election is called, and what it is: SIMULATION, REHEARSAL or ELECTION. */
  name: string;
  kind: string;
  /** Origin of the site as others see it; null where nobody has said. */
  publicUrl: string | null;
}

/** A page of the site: what kind of election it is of, the way to all other pages and past it for a keyboard. */
export function PageBody({ Component, url, language, t, name, kind, publicUrl }: BodyProps) {
  const path = url.pathname + url.search;
  return (
    <body class="font-sans bg-paper text-ink">
      <a
        href="#main"
        class="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:bg-paper focus:p-3 focus:underline"
      >
        {t.skip}
      </a>
      <KindBand {...{ t, kind }} width={WIDTH} />
      <Navigation path={url.pathname} t={t.pages} width={WIDTH} />
      <main id="main" class={WIDTH} tabindex={-1}>
        <Component />
      </main>
      <footer class={`${WIDTH} mt-12 pb-16 text-sm text-soft`}>
        <div class="pt-6 border-t flex flex-wrap justify-between gap-x-8 gap-y-3">
          <p class="screen:hidden w-full break-all">
            {name}
            {publicUrl && `, ${publicUrl}${path}`}
          </p>
          <p class="py-1">
            {t.footer.about}{" "}
            <a href="/admin" class="underline underline-offset-4 print:hidden">{t.pages.admin}</a>
          </p>
          <LanguageSwitch {...{ language }} label={t.language} back={path} />
        </div>
      </footer>
    </body>
  );
}
