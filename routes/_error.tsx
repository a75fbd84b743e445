import { HttpError, page } from "fresh";
import { define } from "@/lib/web/define.ts";
import { pageWordsFor } from "@/lib/web/messages/page/mod.ts";
import { errorPagePolicy, newNonce } from "@/lib/web/security/content_policy.ts";

export const handler = define.handlers((ctx) => {
  const nonce = newNonce();
  ctx.state.nonce = nonce;
  return page(undefined, { headers: { "content-security-policy": errorPagePolicy(nonce) } });
});

/** A page for what went wrong. The status is that of the error; what it was stays in the log. */
export default define.page(function ErrorPage({ error, state }) {
  const t = pageWordsFor(state.language);
  const status = error instanceof HttpError ? error.status : 500;
  const kind = status === 403 ? "refused" : status < 500 ? "notFound" : "failed";
  if (kind === "failed") console.error(error); // an error that has a page is logged by nobody else
  return (
    <div class="py-12 md:py-16 max-w-[40rem]">
      <p class="text-soft tabular-nums">{status}</p>
      <h1 class="mt-1 font-serif font-bold text-[2.25rem] leading-[1.1] tracking-tight">
        {t.errors[kind]}
      </h1>
      <p class="mt-4">{t.errors[`${kind}Note`]}</p>
      <p class="mt-6">
        <a href="/" class="font-semibold underline underline-offset-4">{t.errors.back}</a>
      </p>
    </div>
  );
});
