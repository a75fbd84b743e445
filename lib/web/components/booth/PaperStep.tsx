import { inOrderOf } from "@/lib/web/booth/paper.ts";
import type { StepProps } from "@/lib/web/components/booth/BoothStep.tsx";
import { Choice } from "@/lib/web/components/booth/Choice.tsx";
import { Entered } from "@/lib/web/components/booth/Entered.tsx";
import { NOTICE_ID } from "@/lib/web/components/booth/NoticeLine.tsx";
import { StepButton } from "@/lib/web/components/booth/StepButton.tsx";
import { Heading } from "@/lib/web/components/Heading.tsx";
import { candidates } from "@/lib/scenario/candidates.ts";

/** The ballot paper. Nobody stands first by right, and nobody is chosen beforehand. */
export function PaperStep({ data: { form, notice }, scenario, t }: StepProps) {
  return (
    <section aria-labelledby="paper" class="pt-8 max-w-[46rem]">
      <Heading id="paper" title={t.paper.heading}>{t.paper.sentence}</Heading>
      <form method="post" action="/vote" autocomplete="off">
        <Entered form={form} but={["candidate_id"]} />
        <fieldset class="min-w-0 border-0" aria-describedby={notice ? NOTICE_ID : undefined}>
          <legend class="sr-only">{t.paper.legend}</legend>
          {inOrderOf(form.paper, candidates(scenario)).map((candidate) => (
            <label
              key={candidate.candidate_id}
              class="flex items-center gap-4 border-t py-3 cursor-pointer hover:bg-wash"
            >
              <input
                type="radio"
                name="candidate"
                value={candidate.candidate_id}
                checked={candidate.candidate_id === form.candidate_id}
                required
                class="shrink-0 w-6 h-6 m-0 accent-ink"
              />
              <Choice {...{ candidate, scenario }} />
            </label>
          ))}
        </fieldset>
        <p class="border-t pt-6 flex flex-wrap items-center gap-x-6 gap-y-2">
          <StepButton go="review">{t.paper.next}</StepButton>
          <StepButton go="number" back>{t.changeNumber}</StepButton>
        </p>
      </form>
    </section>
  );
}
