import { Portrait } from "@/lib/web/components/Portrait.tsx";
import { Now } from "@/lib/web/components/places/Now.tsx";
import type { Figures } from "@/lib/web/places/figures.ts";

interface CandidateHeadProps {
  name: string;
  party: string;
  portrait: string;
  back: string;
  /** Of the result, which stands here without a visible one. */
  heading: string;
  figures: Figures;
}

/** Who it is, and the result as it stands. */
export function CandidateHead({ name, party, portrait, back, heading, figures }: CandidateHeadProps) {
  return (
    <div class="pt-6 md:pt-10 pb-6 flex flex-col sm:flex-row gap-5 md:gap-8">
      <Portrait src={portrait} alt="" size={160} class="w-28 h-28 md:w-40 md:h-40" />
      <div class="min-w-0">
        <p class="text-sm print:hidden">
          <a href="/candidates" class="underline underline-offset-4 py-1 inline-block">{back}</a>
        </p>
        <h1 class="font-serif font-bold text-[2.25rem] md:text-[3.5rem] leading-[1.05] tracking-tight break-words">
          {name}
        </h1>
        <p class="mt-1 text-lg text-soft">{party}</p>
        <section aria-labelledby="result" class="mt-4 tabular-nums">
          <h2 id="result" class="sr-only">{heading}</h2>
          <p class="flex flex-col sm:flex-row sm:items-baseline gap-x-4">
            <Now
              id="now-share"
              figures={figures}
              class="font-extrabold text-[3rem] md:text-[3.75rem] leading-none tracking-tight"
            />
            <Now id="now-votes" figures={figures} class="text-lg" />
          </p>
          <p class="mt-2">
            <Now id="now-place" figures={figures} class="font-semibold" />
            <Now id="now-margin" figures={figures} class="block min-h-[2.9rem] sm:min-h-0 text-soft" />
          </p>
        </section>
      </div>
    </div>
  );
}
