import type { LedgerMark } from "@/lib/election/ledger_mark.ts";
import { Heading } from "@/lib/web/components/Heading.tsx";
import type { AuditMessages } from "@/lib/web/messages/audit/messages.ts";
import type { Words } from "@/lib/web/messages/words.ts";

interface LedgerProps {
  ledger: LedgerMark | null;
  t: AuditMessages;
  words: Words;
}

/** How far the ledger is written. */
export function Ledger({ ledger, t, words: { f } }: LedgerProps) {
  return (
    <section aria-labelledby="ledger" class="pt-5">
      <Heading id="ledger" title={t.ledger.heading}>{t.ledger.sentence}</Heading>
      {ledger === null ? <p>{t.ledger.none}</p> : (
        <dl class="grid gap-x-12 gap-y-4 md:grid-cols-4">
          <div>
            <dt class="text-soft">{t.ledger.checkpoints}</dt>
            <dd class="font-semibold text-xl tabular-nums">{f.count(ledger.checkpoint)}</dd>
          </div>
          <div class="md:col-span-3">
            <dt class="text-soft">{t.ledger.head}</dt>
            <dd class="font-mono break-all" data-head>{ledger.head}</dd>
          </div>
        </dl>
      )}
      <p class="mt-4 print:hidden">
        <a class="underline underline-offset-4 py-1 inline-block" href="/api/ledger">{t.ledger.json}</a>
      </p>
    </section>
  );
}
