import type { NotRenewable, Renewal } from "@/lib/web/administration/administration_desk.ts";
import { Asked, NumberField, QUIET_BUTTON } from "@/lib/web/components/admin/Asked.tsx";
import { Heading } from "@/lib/web/components/Heading.tsx";
import type { AdminMessages } from "@/lib/web/messages/admin/messages.ts";

interface NewSimulationProps {
  /** What the fields begin with. */
  seed: number;
  voters: number;
  rate: number;
  obstacle: NotRenewable | null;
  underWay: Renewal["underWay"];
  t: AdminMessages;
}

/** Asks for an election in the place of this one, or says why there can be none. */
export function NewSimulation({ seed, voters, rate, obstacle, underWay, t }: NewSimulationProps) {
  return (
    <section aria-labelledby="renewal" class="pt-10">
      <Heading id="renewal" title={t.renewal.heading}>{t.renewal.sentence}</Heading>
      <p
        id="renewal-state"
        data-live
        hidden={!underWay && !obstacle}
        class="border-l-4 border-ink pl-3"
        data-under-way={underWay !== null || undefined}
      >
        {underWay
          ? `${t.renewal.underWay} ${underWay.problem === null ? "" : t.renewal.problem(underWay.problem)}`
          : obstacle && t.obstacle[obstacle]}
      </p>
      <div id="renewal-form" data-live>
        {!obstacle && (
          <Asked action="new_simulation">
            <NumberField name="seed" label={t.renewal.seed} value={String(seed)} />
            <NumberField name="voters" label={t.renewal.voters} value={String(voters)} />
            <NumberField name="rate" label={t.renewal.rate} value={String(rate)} />
            <button type="submit" class={QUIET_BUTTON}>{t.renewal.button}</button>
          </Asked>
        )}
      </div>
    </section>
  );
}
