import { type Step, STEPS } from "@/lib/web/booth/booth_page.ts";
import type { BoothMessages } from "@/lib/web/messages/booth/messages.ts";

/** How far the voter has come. */
export function Steps({ step, t }: { step: Step; t: BoothMessages }) {
  const reached = STEPS.indexOf(step);
  return (
    <ol aria-label={t.stepsLabel} class="flex gap-2 max-w-[46rem] list-none m-0 p-0 pt-6 print:hidden">
      {STEPS.map((name, place) => (
        <li
          key={name}
          aria-current={name === step ? "step" : undefined}
          class={`flex-1 pt-2 border-t-4 text-sm tabular-nums ${
            place <= reached ? "border-ink" : "border-track text-soft"
          } ${name === step ? "font-semibold" : ""}`}
        >
          {place + 1}
          <span class={name === step ? "" : "sr-only sm:not-sr-only"}>{`. ${t.steps[name]}`}</span>
        </li>
      ))}
    </ol>
  );
}
