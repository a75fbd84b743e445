import { mayLend, needsBirth } from "@/lib/web/booth/booth_desk.ts";
import type { NoticeKind } from "@/lib/web/booth/notice.ts";
import { exampleNumber, MAX_TYPED_CHARACTERS } from "@/lib/web/booth/registration_number.ts";
import type { StepProps } from "@/lib/web/components/booth/BoothStep.tsx";
import { Entered } from "@/lib/web/components/booth/Entered.tsx";
import { NOTICE_ID } from "@/lib/web/components/booth/NoticeLine.tsx";
import { StepButton } from "@/lib/web/components/booth/StepButton.tsx";
import { Heading } from "@/lib/web/components/Heading.tsx";

const NUMBER_NOTICES: readonly NoticeKind[] = ["no_number", "malformed_number", "unknown_voter", "under_age"];
const FIELD = "mt-1 border-2 border-ink bg-paper text-ink px-3 py-2 min-h-[2.75rem] w-full max-w-[22rem]";

/** Who votes: the registration number, and what goes with it. */
export function NumberStep({ data, scenario, t }: StepProps) {
  const { form, notice } = data;
  const isWrong = notice !== null && NUMBER_NOTICES.includes(notice.kind);
  const lacksBirth = notice?.kind === "no_birth";
  return (
    <section aria-labelledby="who" class="pt-8 max-w-[46rem]">
      <Heading id="who" title={t.number.heading}>{t.number.sentence(exampleNumber(scenario))}</Heading>
      {data.lentFrom && (
        <p class="pb-5" role="status" data-lent>{t.lend.lent(nameOf(data.lentFrom, scenario))}</p>
      )}
      <form method="post" action="/vote" autocomplete="off" class="grid gap-5">
        <Entered form={form} but={needsBirth(scenario) ? ["number", "birth"] : ["number"]} />
        <label>
          <span class="block font-semibold">{t.number.label}</span>
          <input
            name="number"
            value={form.number}
            required
            maxLength={MAX_TYPED_CHARACTERS}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            aria-invalid={isWrong ? "true" : undefined}
            aria-describedby={isWrong ? NOTICE_ID : undefined}
            class={`font-mono tabular-nums ${FIELD}`}
          />
        </label>
        {needsBirth(scenario) && (
          <label>
            <span class="block font-semibold">{t.number.birth}</span>
            <input
              type="date"
              name="birth"
              value={form.birth}
              required
              autocomplete="off"
              aria-invalid={lacksBirth ? "true" : undefined}
              aria-describedby={lacksBirth ? NOTICE_ID : undefined}
              class={FIELD}
            />
          </label>
        )}
        <p>
          <StepButton go="choose">{t.number.next}</StepButton>
        </p>
      </form>
      {mayLend(scenario) && (
        <form method="post" action="/vote" class="mt-10 border-t pt-5">
          <h3 class="font-semibold">{t.lend.heading}</h3>
          <p class="mt-1 text-soft">{t.lend.sentence}</p>
          <p class="mt-3">
            <StepButton go="lend" back>{t.lend.button}</StepButton>
          </p>
        </form>
      )}
      <p class="mt-10 text-sm text-soft">{t.noSecret}</p>
    </section>
  );
}

function nameOf(code: string, { locations }: StepProps["scenario"]): string {
  return locations.find((location) => location.code === code)?.name ?? code;
}
