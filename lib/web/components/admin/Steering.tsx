import type { Controls } from "@/lib/store/controls.ts";
import { Asked, NumberField, QUIET_BUTTON } from "@/lib/web/components/admin/Asked.tsx";
import { Heading } from "@/lib/web/components/Heading.tsx";
import { Live } from "@/lib/web/components/voters/Live.tsx";
import type { Format } from "@/lib/web/format.ts";
import type { AdminMessages } from "@/lib/web/messages/admin/messages.ts";

interface RateProps {
  /** Votes per second, 0 = as fast as possible. */
  rate: number;
  t: AdminMessages;
  f: Format;
}

/** How fast the simulated electorate votes. */
export function Rate({ rate, t, f }: RateProps) {
  return (
    <section aria-labelledby="rate" class="pt-10">
      <Heading id="rate" title={t.rate.heading}>
        <Live id="rate-now">{rate === 0 ? t.rate.fast : t.rate.now(f.count(rate), rate)}</Live>
      </Heading>
      <div id="rate-form" data-live>
        <Asked action="rate">
          <NumberField name="rate" label={t.rate.label} value={String(rate)} />
          <button type="submit" class={QUIET_BUTTON}>{t.rate.button}</button>
        </Asked>
      </div>
    </section>
  );
}

interface PollProps {
  controls: Controls;
  /** ms. */
  now: number;
  t: AdminMessages;
  f: Format;
}

/** Whether the poll is open, and until when. */
export function Poll({ controls: { closes_at }, now, t, f }: PollProps) {
  const time = closes_at === null ? "" : f.dateTime(new Date(closes_at).toISOString(), "UTC");
  const isClosed = closes_at !== null && closes_at <= now;
  return (
    <section aria-labelledby="poll" class="pt-10">
      <Heading id="poll" title={t.poll.heading}>
        <Live id="poll-now">
          {closes_at === null ? t.poll.open : isClosed ? t.poll.closed(time) : t.poll.closes(time)}
        </Live>
      </Heading>
      <div
        id="poll-forms"
        data-live
        class="flex flex-wrap items-end gap-3"
        data-poll={isClosed ? "closed" : "open"}
      >
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
