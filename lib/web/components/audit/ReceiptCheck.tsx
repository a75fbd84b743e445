import { Heading } from "@/lib/web/components/Heading.tsx";
import type { Away } from "@/lib/web/ledger/away.ts";
import type { ReceiptAnswer } from "@/lib/web/ledger/receipt_answer.ts";
import type { AuditMessages } from "@/lib/web/messages/audit/messages.ts";
import type { Words } from "@/lib/web/messages/words.ts";

interface ReceiptCheckProps {
  /** What was asked for, as it was typed. */
  asked: string;
  /** Null: nothing was asked. */
  answer: ReceiptAnswer | Away | null;
  t: AuditMessages;
  words: Words;
}

/** Asks for a receipt, and tells what the ledger knows of it. */
export function ReceiptCheck({ asked, answer, t, words }: ReceiptCheckProps) {
  return (
    <section aria-labelledby="receipt" class={`pt-12 ${answer ? "" : "print:hidden"}`}>
      <Heading id="receipt" title={t.receipt.heading}>{t.receipt.sentence}</Heading>
      <form method="get" action="/audit#receipt" class="flex flex-wrap items-end gap-3 print:hidden">
        <label class="grow max-w-[46rem]">
          <span class="block text-soft">{t.receipt.label}</span>
          <input
            name="receipt"
            value={asked}
            required
            maxLength={200}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            aria-describedby={answer ? "receipt-answer" : undefined}
            class="mt-1 w-full border-2 border-ink bg-paper text-ink font-mono px-3 py-2 min-h-[2.75rem]"
          />
        </label>
        <button type="submit" class="bg-ink text-paper font-semibold px-5 py-2 min-h-[2.75rem]">
          {t.receipt.check}
        </button>
      </form>
      {answer && <p class="screen:hidden font-mono break-all">{asked}</p>}
      {answer && (
        <div
          id="receipt-answer"
          role="status"
          class="mt-5 max-w-[46rem] border-l-4 border-ink pl-4"
          data-receipt={answer.type}
        >
          <Answer {...{ answer, t, words }} />
        </div>
      )}
    </section>
  );
}

interface AnswerProps {
  answer: ReceiptAnswer | Away;
  t: AuditMessages;
  words: Words;
}

function Answer({ answer, t, words: { f } }: AnswerProps) {
  if (answer.type === "away") return <p>{t.ledger.away}</p>;
  if (answer.type === "malformed") return <p>{t.receipt.malformed}</p>;
  if (answer.type === "unknown") return <p>{t.receipt.unknown}</p>;
  if (answer.type === "flawed") return <p>{t.receipt.flawed(answer.flaw)}</p>;
  const { proof } = answer;
  return (
    <>
      <p class="font-semibold">
        {proof.outcome === "counted" ? t.receipt.counted : t.receipt.notCounted}
      </p>
      <p class="mt-1">{t.receipt.outcome[proof.outcome]}</p>
      <p class="mt-1 text-soft tabular-nums">
        {t.receipt.proof(f.count(proof.checkpoint.sequence), f.count(proof.index + 1), f.count(proof.size))}
      </p>
      <p class="mt-1 print:hidden">
        <a
          class="underline underline-offset-4 py-1 inline-block"
          href={`/api/ledger/receipts/${proof.receipt}`}
        >
          {t.receipt.json}
        </a>
      </p>
    </>
  );
}
