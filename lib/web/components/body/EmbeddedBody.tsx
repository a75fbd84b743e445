import type { BodyProps } from "@/lib/web/components/body/PageBody.tsx";
import { kindOf } from "@/lib/web/messages/page/mod.ts";

/** A part of the panel in a page of another site: that one needs to be told what it shows and whose it is. */
export function EmbeddedBody({ Component, t, name, kind }: BodyProps) {
  const { label, note } = kindOf(kind, t);
  return (
    <body class="font-sans bg-paper text-ink">
      <main id="main" class="px-4 pb-4">
        <h1 class="py-2 font-semibold">{name}</h1>
        <Component />
        <p class="pt-3 text-sm text-soft">
          <strong class="font-semibold text-ink">{label}.</strong> {note} {t.footer.about}{" "}
          <a href="/" target="_blank" class="underline underline-offset-4">{t.errors.back}</a>
        </p>
      </main>
    </body>
  );
}
