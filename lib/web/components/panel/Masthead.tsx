import type { Frame } from "@/lib/election/results.ts";
import { CountState } from "@/lib/web/components/CountState.tsx";
import type { Words } from "@/lib/web/messages/words.ts";

/** Enough to tell two heads apart at a glance; the whole is on the audit's page. */
const SHOWN_HEAD_DIGITS = 8;

interface MastheadProps {
  frame: Frame;
  words: Words;
  timeZone: string;
  /** Without a way to elsewhere, and with as little height as will do. */
  isWall: boolean;
}

/** The election's name, whether it is still being counted, and how new the figures are. */
export function Masthead(
  { frame, words, timeZone, isWall }: MastheadProps,
) {
  const { t, f } = words;
  const { election, totals } = frame;
  return (
    <div class={isWall ? "pt-5 pb-4" : "pt-4 pb-4 md:pt-12 md:pb-7"}>
      <p class="text-soft font-medium">
        <time dateTime={election.date}>{f.date(election.date)}</time>
      </p>
      <h1
        class={`mt-1 font-serif font-bold ${
          isWall ? "text-[2.5rem]" : "text-[1.75rem] sm:text-[2.25rem] md:text-[3.5rem]"
        } leading-[1.05] tracking-tight`}
      >
        {election.name}
      </h1>
      <CountState
        {...{ frame, words, timeZone }}
        class={isWall ? "mt-2" : "mt-2 text-sm sm:text-base md:mt-4"}
      >
        {election.status === "open" && (
          <span class="text-soft tabular-nums" data-waiting={totals.waiting}>
            {t.waiting(f.count(totals.waiting), totals.waiting)}
          </span>
        )}
        {!isWall && <LedgerLink {...{ frame, words }} />}
      </CountState>
    </div>
  );
}

/** How far the ledger was written when the figures were read: the way to checking them. */
function LedgerLink({ frame: { ledger }, words: { t, f } }: { frame: Frame; words: Words }) {
  return (
    <a
      href="/audit"
      class="text-soft underline underline-offset-4 tabular-nums py-1"
      data-ledger={ledger?.head}
    >
      {ledger === null ? t.ledger.check : t.ledger.checkpoint(f.count(ledger.checkpoint))}
      {ledger && <span class="font-mono text-sm">{` ${ledger.head.slice(0, SHOWN_HEAD_DIGITS)}`}</span>}
    </a>
  );
}
