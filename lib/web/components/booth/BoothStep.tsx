import type { BoothPage } from "@/lib/web/booth/booth_page.ts";
import { NumberStep } from "@/lib/web/components/booth/NumberStep.tsx";
import { PaperStep } from "@/lib/web/components/booth/PaperStep.tsx";
import { ReceiptStep } from "@/lib/web/components/booth/ReceiptStep.tsx";
import { ReviewStep } from "@/lib/web/components/booth/ReviewStep.tsx";
import type { BoothMessages } from "@/lib/web/messages/booth/messages.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";

export interface StepProps {
  data: BoothPage;
  scenario: Scenario;
  t: BoothMessages;
}

/** The step that the voter is at. `origin`: of this site, for the addresses on the receipt. */
export function BoothStep({ origin, ...props }: StepProps & { origin: string }) {
  const { step, ballot } = props.data;
  if (ballot) return <ReceiptStep {...{ ballot, origin }} scenario={props.scenario} t={props.t} />;
  if (step === "paper") return <PaperStep {...props} />;
  if (step === "review") return <ReviewStep {...props} />;
  return <NumberStep {...props} />;
}
