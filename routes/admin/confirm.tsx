import { Head } from "fresh/runtime";
import { HttpError, page } from "fresh";
import { isWrong, type Order, readOrder, type WrongField } from "@/lib/web/administration/order.ts";
import { ADMIN_PATH, goTo, PRIVATE } from "@/lib/web/administration/pages.ts";
import { Confirm } from "@/lib/web/components/admin/Confirm.tsx";
import { Wrong } from "@/lib/web/components/admin/Wrong.tsx";
import { define } from "@/lib/web/define.ts";
import { adminWordsFor } from "@/lib/web/messages/admin/mod.ts";
import { wordsFor } from "@/lib/web/messages/mod.ts";

export const handler = define.handlers({
  GET: ({ req, url, state: { administration } }) => {
    if (!administration.isSignedIn(req)) return goTo(ADMIN_PATH);
    const order = readOrder(url.searchParams);
    if (order === null) throw new HttpError(404);
    const data: { order: Order | WrongField } = { order };
    return page(data, { status: isWrong(order) ? 400 : 200, headers: PRIVATE });
  },
});

/** Asks whether an order is meant, before anything is done. */
export default define.page<typeof handler>(function ConfirmPage({ data: { order }, state, url }) {
  const { frame } = state.live;
  const { f } = wordsFor(state.language);
  const t = adminWordsFor(state.language);
  return (
    <>
      <Head>
        <title>{t.title} · {frame.election.name}</title>
        <meta name="robots" content="noindex" />
      </Head>
      {isWrong(order)
        ? <Wrong wrong={order} fields={url.searchParams} {...{ t, f }} />
        : <Confirm order={order} votes={frame.totals.votes} {...{ t, f }} />}
    </>
  );
});
