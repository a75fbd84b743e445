import { TakeData } from "@/lib/web/components/TakeData.tsx";
import { pageWordsFor } from "@/lib/web/messages/page/mod.ts";

/** Where the same figures are to be had as data. */
export function DataLinks({ language }: { language: string }) {
  const t = pageWordsFor(language).footer;
  return (
    <section aria-labelledby="data" class="mt-12 border-t-2 border-ink pt-3 text-sm print:hidden">
      <h2 id="data" class="font-semibold">{t.data}</h2>
      <ul class="mt-1 flex flex-wrap gap-x-6 gap-y-1">
        <li>
          <TakeData label={t.results} csv="/api/results.csv" json="/api/results" class="" />
        </li>
        <li>
          <TakeData label={t.turnout} csv="/api/turnout.csv" json="/api/turnout" class="" />
        </li>
      </ul>
    </section>
  );
}
