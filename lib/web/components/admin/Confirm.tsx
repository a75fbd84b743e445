import { BUTTON } from "@/lib/web/components/admin/Asked.tsx";
import { rateText } from "@/lib/web/components/admin/Actions.tsx";
import { PageTitle } from "@/lib/web/components/PageTitle.tsx";
import { fieldsOf, type Order } from "@/lib/web/administration/order.ts";
import type { Format } from "@/lib/web/format.ts";
import type { AdminMessages } from "@/lib/web/messages/admin/messages.ts";

interface ConfirmProps {
  order: Order;
  /** Votes counted so far. */
  votes: number;
  t: AdminMessages;
  f: Format;
}

/** Asks whether it is meant, and says what follows from it. */
export function Confirm({ order, votes, t, f }: ConfirmProps) {
  const { title, note, yes } = questionOf(order, votes, t, f);
  return (
    <>
      <PageTitle title={title}>{note}</PageTitle>
      <form method="post" action="/admin/actions" class="flex flex-wrap items-center gap-x-6 gap-y-3">
        {fieldsOf(order).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        <button type="submit" class={BUTTON}>{yes}</button>
        <a href="/admin" class="underline underline-offset-4 py-2 inline-block">{t.confirm.cancel}</a>
      </form>
    </>
  );
}

function questionOf(order: Order, votes: number, { confirm, actions }: AdminMessages, f: Format) {
  const speed = (rate: number) => rateText(rate, actions.fast, f);
  switch (order.action) {
    case "pause":
    case "resume":
      return confirm[order.action](order.worker);
    case "rate":
      return confirm.rate(speed(order.rate));
    case "close":
      return confirm.close(order.at === null ? null : f.dateTime(new Date(order.at).toISOString(), "UTC"));
    case "reopen":
      return confirm.reopen();
    case "new_simulation": {
      const { seed, voters, rate } = order;
      return confirm.new_simulation(
        { seed: String(seed), voters: f.count(voters), rate: speed(rate) },
        f.count(votes),
      );
    }
  }
}
