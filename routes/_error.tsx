import { HttpError } from "fresh";
import { define } from "@/lib/web/define.ts";
import { wordsFor } from "@/lib/web/messages/mod.ts";

/** A page for what went wrong. The status is that of the error; what it was stays in the log. */
export default define.page(function ErrorPage({ error, state }) {
  const { t } = wordsFor(state.live.scenario.language);
  const status = error instanceof HttpError ? error.status : 500;
  const missing = status < 500;
  if (!missing) console.error(error); // an error that has a page is logged by nobody else
  return (
    <div class="py-12 md:py-16 max-w-[40rem]">
      <p class="text-soft tabular-nums">{status}</p>
      <h1 class="mt-1 font-serif font-bold text-[2.25rem] leading-[1.1] tracking-tight">
        {missing ? t.errors.notFound : t.errors.failed}
      </h1>
      <p class="mt-4">{missing ? t.errors.notFoundNote : t.errors.failedNote}</p>
      <p class="mt-6">
        <a href="/" class="font-semibold underline underline-offset-4">{t.errors.back}</a>
      </p>
    </div>
  );
});
