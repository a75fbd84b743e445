import type { AuditReport, AuditStep } from "@/lib/audit/report.ts";
import { differenceText } from "@/lib/audit/text.ts";
import { Heading } from "@/lib/web/components/Heading.tsx";
import type { Away } from "@/lib/web/ledger/away.ts";
import type { AuditMessages } from "@/lib/web/messages/audit/messages.ts";
import type { Words } from "@/lib/web/messages/words.ts";

/** Of what an audit has written down. */
const LANGUAGE = "en";

interface LastReportProps {
  /** Null: there is none. */
  report: AuditReport | Away | null;
  t: AuditMessages;
  words: Words;
}

/** What the last audit compared, step by step, and how to run one. */
export function LastReport({ report, t, words }: LastReportProps) {
  return (
    <section aria-labelledby="report" class="pt-12">
      <Heading id="report" title={t.report.heading}>{sentence(report, t, words)}</Heading>
      {report && "steps" in report && <Steps {...{ report, t, words }} />}
    </section>
  );
}

function sentence(report: LastReportProps["report"], t: AuditMessages, { f }: Words): string {
  if (report === null) return t.report.none;
  if ("type" in report) return t.ledger.away;
  const time = f.dateTime(report.finished_at, "UTC");
  return report.ok ? t.report.ok(time) : t.report.differs(time);
}

function Steps({ report, t, words }: Omit<LastReportProps, "report"> & { report: AuditReport }) {
  const { f } = words;
  const { votes, rejected, checkpoint } = report.fixed_point;
  return (
    <div data-ok={String(report.ok)}>
      <p class="tabular-nums">{t.report.upTo(f.count(votes), f.count(rejected), f.count(checkpoint))}</p>
      <table class="mt-4 w-full text-sm md:text-base" aria-labelledby="report">
        <thead>
          <tr class="text-soft text-left align-bottom">
            <th scope="col" class="py-2 pr-4">{t.report.step}</th>
            <th scope="col" class="hidden md:table-cell py-2 pr-4">{t.report.compared}</th>
            <th scope="col" class="py-2">{t.report.result}</th>
          </tr>
        </thead>
        <tbody>
          {report.steps.map((step) => <StepRow key={step.number} {...{ step, t, words }} />)}
        </tbody>
      </table>
    </div>
  );
}

function StepRow({ step, t, words: { f } }: { step: AuditStep; t: AuditMessages; words: Words }) {
  const { number, title, compared, differences, first, notes } = step;
  return (
    <tr class="border-t align-top">
      <td class="py-2 pr-4">
        {number}. {t.report.titles.at(number - 1) ?? title}
        <span lang={LANGUAGE} class="block md:hidden text-soft">{compared}</span>
      </td>
      <td lang={LANGUAGE} class="hidden md:table-cell py-2 pr-4 text-soft tabular-nums">{compared}</td>
      <td class="py-2">
        {differences === 0
          ? t.report.stepOk
          : <strong class="font-semibold text-alarm">{t.report.stepDiffers(f.count(differences))}</strong>}
        {first && (
          <span class="block break-words">
            {t.report.first} <span lang={LANGUAGE}>{differenceText(first)}</span>
          </span>
        )}
        {notes.map((note) => <span key={note} lang={LANGUAGE} class="block text-soft">{note}</span>)}
      </td>
    </tr>
  );
}
