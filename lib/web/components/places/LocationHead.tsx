import { Now, NowBar } from "@/lib/web/components/places/Now.tsx";
import type { PlacesWords } from "@/lib/web/messages/places/mod.ts";
import type { Figures } from "@/lib/web/places/figures.ts";

interface LocationHeadProps {
  name: string;
  code: string;
  figures: Figures;
  words: PlacesWords;
}

/** Which location it is, and who leads there. */
export function LocationHead({ name, code, figures, words: { t } }: LocationHeadProps) {
  return (
    <div class="pt-6 md:pt-10 pb-6">
      <p class="text-sm print:hidden">
        <a href="/#turnout" class="underline underline-offset-4 py-1 inline-block">{t.location.back}</a>
      </p>
      <h1 class="font-serif font-bold text-[2.25rem] md:text-[3.5rem] leading-[1.05] tracking-tight break-words">
        {name} <span class="font-sans font-normal text-xl text-soft tracking-normal">{code}</span>
      </h1>
      <p class="mt-4 max-w-[46rem] text-lg tabular-nums">
        <Now id="now-leads" figures={figures} />
      </p>
    </div>
  );
}

/** Its totals. */
export function LocationTotals({ figures, words: { t } }: Omit<LocationHeadProps, "name" | "code">) {
  const value = "font-bold text-[1.5rem] md:text-[1.75rem] leading-tight tabular-nums tracking-tight";
  return (
    <dl class="grid grid-cols-2 md:grid-cols-3 gap-x-8 gap-y-4 pt-8">
      <div class="border-t pt-2">
        <dt class="text-sm text-soft">{t.location.registered}</dt>
        <dd class={value}>
          <Now id="now-registered" figures={figures} />
        </dd>
      </div>
      <div class="border-t pt-2">
        <dt class="text-sm text-soft">{t.location.votes}</dt>
        <dd class={value}>
          <Now id="now-votes" figures={figures} />
        </dd>
      </div>
      <div class="border-t pt-2 col-span-2 md:col-span-1">
        <dt class="text-sm text-soft">{t.location.turnout}</dt>
        <dd>
          <Now id="now-turnout" figures={figures} class={`block ${value}`} />
          <NowBar id="now-turnout-bar" figures={figures} fill="var(--soft)" class="mt-2 h-2" />
          <Now
            id="now-turnout-note"
            figures={figures}
            class="mt-2 block min-h-[2.5rem] text-sm text-soft tabular-nums"
          />
        </dd>
      </div>
    </dl>
  );
}
