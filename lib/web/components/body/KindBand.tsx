import { kindOf } from "@/lib/web/messages/page/mod.ts";
import type { PageMessages } from "@/lib/web/messages/page/messages.ts";

/** The band at the top: whose page it is, and what kind of election it is of. `width`: classes. */
export function KindBand({ t, kind, width }: { t: PageMessages; kind: string; width: string }) {
  const { label, note } = kindOf(kind, t);
  return (
    <header class="bg-band text-onband text-sm">
      <div class={`${width} py-2 flex items-baseline justify-between gap-x-4`}>
        <a href="/" class="font-serif font-bold text-xl leading-none">Urna</a>
        <p class="text-[0.8125rem] sm:text-sm leading-snug">
          <strong class="font-bold uppercase tracking-wide">{label}</strong> <span>{note}</span>
        </p>
      </div>
    </header>
  );
}
