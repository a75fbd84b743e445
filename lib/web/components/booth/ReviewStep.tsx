import { isFinal } from "@/lib/web/booth/notice.ts";
import { readNumber } from "@/lib/web/booth/registration_number.ts";
import type { StepProps } from "@/lib/web/components/booth/BoothStep.tsx";
import { Choice } from "@/lib/web/components/booth/Choice.tsx";
import { Entered } from "@/lib/web/components/booth/Entered.tsx";
import { StepButton } from "@/lib/web/components/booth/StepButton.tsx";
import { Heading } from "@/lib/web/components/Heading.tsx";
import { candidates } from "@/lib/scenario/candidates.ts";

/** A last look at the ballot, and what came of casting it where that was not a receipt. */
export function ReviewStep({ data: { form, notice }, scenario, t }: StepProps) {
  const chosen = candidates(scenario).find(({ candidate_id }) => candidate_id === form.candidate_id);
  const isOver = notice !== null && isFinal(notice);
  return (
    <section aria-labelledby="review" class="pt-8 max-w-[46rem]">
      <Heading id="review" title={isOver ? t.review.over : t.review.heading}>
        {isOver ? t.review.overSentence : t.review.sentence}
      </Heading>
      <dl class="grid gap-5">
        <div>
          <dt class="text-soft">{t.review.choice}</dt>
          <dd class="mt-1" data-chosen={form.candidate_id}>
            {chosen && <Choice candidate={chosen} scenario={scenario} />}
          </dd>
        </div>
        <div>
          <dt class="text-soft">{t.number.label}</dt>
          <dd class="font-mono">{readNumber(form.number, scenario) ?? form.number}</dd>
        </div>
      </dl>
      <form method="post" action="/vote" class="mt-8 flex flex-wrap items-center gap-x-6 gap-y-2">
        <Entered form={form} />
        {!isOver && <StepButton go="cast">{t.review.cast}</StepButton>}
        {!isOver && <StepButton go="choose" back>{t.review.change}</StepButton>}
        <StepButton go="number" back>{t.changeNumber}</StepButton>
        {isOver && (
          <a href="/audit#receipt" class="py-1 inline-block underline underline-offset-4">{t.checkReceipt}</a>
        )}
      </form>
    </section>
  );
}
