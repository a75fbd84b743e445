import type { RecordedAction } from "@/lib/store/admin_actions.ts";
import { Heading } from "@/lib/web/components/Heading.tsx";
import { Live } from "@/lib/web/components/voters/Live.tsx";
import type { Format } from "@/lib/web/format.ts";
import type { AdminMessages } from "@/lib/web/messages/admin/messages.ts";

interface ActionsProps {
  actions: readonly RecordedAction[];
  t: AdminMessages;
  f: Format;
}

/** What the administrator has done, the newest first. */
export function Actions({ actions, t, f }: ActionsProps) {
  return (
    <section aria-labelledby="actions" class="pt-10">
      <Heading id="actions" title={t.actions.heading}>
        <Live id="actions-are">{actions.length === 0 ? t.actions.none : t.actions.sentence}</Live>
      </Heading>
      <div id="actions-table" data-live hidden={actions.length === 0}>
        <table class="w-full" aria-labelledby="actions">
          <thead>
            <tr class="text-soft text-left">
              <th scope="col" class="py-2 pr-4 md:whitespace-nowrap">{t.actions.time}</th>
              <th scope="col" class="py-2">{t.actions.action}</th>
            </tr>
          </thead>
          <tbody>
            {actions.map((action) => (
              <tr key={action.at} class="border-t align-top" data-action={action.action}>
                <td class="py-2 pr-4 text-soft tabular-nums md:whitespace-nowrap">
                  <time dateTime={action.at}>{f.dateTime(action.at, "UTC")}</time>
                </td>
                <td class="py-2">{textOf(action, t, f)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function textOf(recorded: RecordedAction, { actions: t }: AdminMessages, f: Format): string {
  const speed = (rate: number) => rateText(rate, t.fast, f);
  switch (recorded.action) {
    case "pause":
    case "resume":
      return t[recorded.action](recorded.detail.worker);
    case "rate": {
      const { from, to } = recorded.detail;
      return t.rate(from === null ? null : speed(from), speed(to));
    }
    case "close":
    case "reopen":
    case "keep_open":
      return t[recorded.action](f.dateTime(recorded.detail.at, "UTC"));
    case "new_simulation": {
      const { seed, voters, rate, before } = recorded.detail;
      return t.new_simulation(
        { seed: String(seed), voters: f.count(voters), rate: speed(rate) },
        { seed: String(before.seed), voters: f.count(before.voters), votes: f.count(before.votes) },
      );
    }
  }
}

/** A number of ballots a second; 0 is as many as possible. */
export function rateText(rate: number, fast: string, f: Format): string {
  return rate === 0 ? fast : f.count(rate);
}
