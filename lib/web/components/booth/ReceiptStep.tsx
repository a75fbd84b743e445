import { mayLend } from "@/lib/web/booth/booth_desk.ts";
import { jsonFile, textFile } from "@/lib/web/booth/receipt_file.ts";
import { Heading } from "@/lib/web/components/Heading.tsx";
import type { BoothMessages } from "@/lib/web/messages/booth/messages.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import type { CastBallot } from "@/lib/web/voting/polling_station.ts";

interface ReceiptStepProps {
  ballot: CastBallot;
  scenario: Scenario;
  t: BoothMessages;
  origin: string;
}

const LINK = "py-1 inline-block underline underline-offset-4";

/** The receipt, to keep. For whom the ballot is stands in the fold alone. */
export function ReceiptStep({ ballot, scenario, t, origin }: ReceiptStepProps) {
  const { receipt } = ballot;
  const address = `/audit?receipt=${receipt}`;
  const file = t.receipt.file(scenario.name, receipt, origin + address);
  return (
    <section aria-labelledby="receipt" class="pt-8 max-w-[46rem]">
      <Heading id="receipt" title={t.receipt.heading}>{t.receipt.sentence}</Heading>
      <p class="text-soft">{t.receipt.label}</p>
      <p class="mt-1 bg-wash p-4 font-mono break-all" data-receipt={receipt}>{receipt}</p>
      <ul class="mt-4 flex flex-wrap gap-x-6 print:hidden">
        <li>
          <a class={`font-semibold ${LINK}`} href={address}>{t.receipt.check}</a>
        </li>
        <li>
          <a class={LINK} href={textFile(file)} download={t.receipt.fileName}>{t.receipt.save}</a>
        </li>
      </ul>
      <p class="mt-3 text-soft print:hidden">{t.receipt.moment}</p>
      <p class="mt-3 screen:hidden break-all">
        {t.receipt.check}: {origin + address}
      </p>
      <details class="mt-8 border-t pt-4 print:hidden">
        <summary class="cursor-pointer py-1">{t.opening.summary}</summary>
        <p class="mt-3">{t.opening.sentence}</p>
        <dl class="mt-4 grid gap-4">
          <div>
            <dt class="text-soft">{t.opening.opening}</dt>
            <dd class="font-mono break-all" data-opening>{ballot.opening}</dd>
          </div>
          <div>
            <dt class="text-soft">{t.opening.message}</dt>
            <dd class="font-mono break-all" data-message>{ballot.message.value}</dd>
          </div>
        </dl>
        <p class="mt-3">
          <a class={LINK} href={jsonFile(ballot)} download={t.opening.fileName}>{t.opening.save}</a>
        </p>
      </details>
      <p class="mt-8 border-t pt-4 flex flex-wrap gap-x-6 print:hidden">
        <a class={LINK} href="/">{t.receipt.results}</a>
        {mayLend(scenario) && <a class={LINK} href="/vote">{t.receipt.again}</a>}
      </p>
    </section>
  );
}
