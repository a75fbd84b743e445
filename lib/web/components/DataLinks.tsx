import { pageWordsFor } from "@/lib/web/messages/page/mod.ts";

/** Where the same figures are to be had as data. */
export function DataLinks({ language }: { language: string }) {
  const t = pageWordsFor(language);
  return (
    <section aria-labelledby="data" class="mt-12 border-t-2 border-ink pt-3 text-sm print:hidden">
      <h2 id="data" class="font-semibold">{t.footer.data}</h2>
      <ul class="mt-1 flex flex-wrap gap-x-6 gap-y-1">
        <DataLink name={t.footer.results} path="/api/results" />
        <DataLink name={t.footer.turnout} path="/api/turnout" />
      </ul>
    </section>
  );
}

function DataLink({ name, path }: { name: string; path: string }) {
  const link = "underline underline-offset-4 py-1 inline-block";
  return (
    <li>
      {name}: <a class={link} href={`${path}.csv`}>CSV</a>, <a class={link} href={path}>JSON</a>
    </li>
  );
}
