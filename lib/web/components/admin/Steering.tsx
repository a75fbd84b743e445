import type { Controls } from "@/lib/store/controls.ts";
import type { Election } from "@/lib/store/election.ts";
import { Asked, NumberField, QUIET_BUTTON } from "@/lib/web/components/admin/Asked.tsx";
import { Heading } from "@/lib/web/components/Heading.tsx";
import type { Format } from "@/lib/web/format.ts";
import type { AdminMessages } from "@/lib/web/messages/admin/messages.ts";

interface SteeringProps {
  controls: Controls;
  election: Election;
  t: AdminMessages;
  f: Format;
}

/** How fast the simulated electorate votes. */
export function Rate({ controls, election, t, f }: SteeringProps) {
  const rate = controls.rate ?? election.scenario.defaults.rate;
  return (
    <section aria-labelledby="rate" class="pt-10">
      <Heading id="rate" title={t.rate.heading}>
        {rate === 0 ? t.rate.fast : t.rate.now(f.count(rate), rate)}
      </Heading>
      <Asked action="rate">
        <NumberField name="rate" label={t.rate.label} value={String(rate)} />
        <button type="submit" class={QUIET_BUTTON}>{t.rate.button}</button>
      </Asked>
    </section>
  );
}

/** Whether the poll is open, and until when. */
export function Poll(
  { controls: { closes_at }, t, f, now }: Omit<SteeringProps, "election"> & { now: number },
) {
  const time = closes_at === null ? "" : f.dateTime(new Date(closes_at).toISOString(), "UTC");
  const isClosed = closes_at !== null && closes_at <= now;
  return (
    <section aria-labelledby="poll" class="pt-10" data-poll={isClosed ? "closed" : "open"}>
      <Heading id="poll" title={t.poll.heading}>
        {closes_at === null ? t.poll.open : isClosed ? t.poll.closed(time) : t.poll.closes(time)}
      </Heading>
      <div class="flex flex-wrap items-end gap-3">
        {!isClosed && (
          <Asked action="close">
            <NumberField name="minutes" label={t.poll.minutes} value="0" />
            <button type="submit" class={QUIET_BUTTON}>{t.poll.close}</button>
          </Asked>
        )}
        {closes_at !== null && (
          <Asked action="reopen">
            <button type="submit" class={QUIET_BUTTON}>{isClosed ? t.poll.reopen : t.poll.keepOpen}</button>
          </Asked>
        )}
      </div>
    </section>
  );
}
