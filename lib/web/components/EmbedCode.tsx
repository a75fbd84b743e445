import { type EmbedPart, embedPath } from "@/lib/web/embed.ts";
import { embedWordsFor } from "@/lib/web/messages/embed/mod.ts";

interface EmbedCodeProps {
  part: EmbedPart;
  /** What the frame is called for who cannot see it. */
  title: string;
  /** Of the frame, in pixels: what the part needs in a column of text. */
  height: number;
  language: string;
}

/** What to copy into a page of another site to show a part of the panel there. */
export function EmbedCode({ part, title, height, language }: EmbedCodeProps) {
  const t = embedWordsFor(language);
  const quoted = title.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return (
    <details class="mt-4 text-sm print:hidden">
      <summary class="inline-block py-1 cursor-pointer text-soft underline underline-offset-4">
        {t.summary}
      </summary>
      <p class="py-2 text-soft">
        {t.note} <span class="hidden scriptless:inline">{t.address}</span>
      </p>
      <code class="block p-3 bg-wash select-all break-words" tabindex={0} data-snippet>
        {`<iframe src="${
          embedPath(part)
        }" title="${quoted}" width="100%" height="${height}" loading="lazy"></iframe>`}
      </code>
    </details>
  );
}
