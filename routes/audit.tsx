import { page } from "fresh";
import type { AuditReport } from "@/lib/audit/report.ts";
import { CountState } from "@/lib/web/components/CountState.tsx";
import { DelayNotice } from "@/lib/web/components/panel/DelayNotice.tsx";
import { LastReport } from "@/lib/web/components/audit/LastReport.tsx";
import { Ledger } from "@/lib/web/components/audit/Ledger.tsx";
import { PageTitle } from "@/lib/web/components/PageTitle.tsx";
import { ReceiptCheck } from "@/lib/web/components/audit/ReceiptCheck.tsx";
import { Heading } from "@/lib/web/components/Heading.tsx";
import { ShareCard } from "@/lib/web/components/ShareCard.tsx";
import { clientOfRequest } from "@/lib/web/http/client_address.ts";
import { define } from "@/lib/web/define.ts";
import { auditWordsFor } from "@/lib/web/messages/audit/mod.ts";
import { wordsFor } from "@/lib/web/messages/mod.ts";
import { type Away, orAway } from "@/lib/web/ledger/away.ts";
import { answerReceipt, type ReceiptAnswer } from "@/lib/web/ledger/receipt_answer.ts";

interface AuditPageData {
  asked: string;
  answer: ReceiptAnswer | Away | null;
  report: AuditReport | Away | null;
}

export const handler = define.handlers({
  GET: async ({ url: { searchParams }, info, state: { ledger, polling } }) => {
    const asked = searchParams.get("receipt") ?? "";
    if (asked !== "") polling.writes.check(clientOfRequest(info)); // a proof takes as much as a ballot
    const answer = asked === "" ? null : await orAway(answerReceipt(asked, ledger));
    const data: AuditPageData = { asked, answer, report: await orAway(ledger.lastReport()) };
    return page(data, { headers: { "cache-control": "no-store" } });
  },
});

/** The ledger, a check of receipts, and the last audit. */
export default define.page<typeof handler>(function AuditPage({ data, state }) {
  const { frame } = state.live;
  const words = wordsFor(state.language);
  const t = auditWordsFor(state.language);
  return (
    <>
      <ShareCard title={t.title} election={frame.election.name} description={t.intro} />
      <PageTitle title={t.title}>{t.intro}</PageTitle>
      <CountState {...{ frame, words }} timeZone="UTC" class="pb-5" />
      <DelayNotice {...{ frame, words }} timeZone="UTC" />
      <Ledger ledger={frame.ledger} {...{ t, words }} />
      <ReceiptCheck asked={data.asked} answer={data.answer} {...{ t, words }} />
      <LastReport report={data.report} {...{ t, words }} />
      <section aria-labelledby="how" class="pt-12">
        <Heading id="how" title={t.how.heading}>{t.how.sentence}</Heading>
        <pre class="bg-wash p-4 overflow-x-auto font-mono"><code>npx -y deno task audit</code></pre>
        <p class="mt-4 max-w-[46rem] text-soft">{t.how.exits}</p>
      </section>
    </>
  );
});
