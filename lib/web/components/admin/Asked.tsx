import type { ComponentChildren } from "preact";

export const FIELD =
  "mt-1 w-full border-2 border-ink bg-paper text-ink px-3 py-2 min-h-[2.75rem] tabular-nums";
export const BUTTON = "bg-ink text-paper font-semibold px-5 py-2 min-h-[2.75rem]";
export const QUIET_BUTTON = "border-2 border-ink font-semibold px-3 sm:px-4 py-1.5 min-h-[2.75rem]";

interface AskedProps {
  action: string;
  /** Fields that are sent as they are. */
  fields?: readonly [string, string][];
  children: ComponentChildren;
}

/** A form that asks for something: the next page asks whether it is meant. */
export function Asked({ action, fields = [], children }: AskedProps) {
  return (
    <form method="get" action="/admin/confirm" class="flex flex-wrap items-end gap-3">
      <input type="hidden" name="action" value={action} />
      {fields.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {children}
    </form>
  );
}

interface NumberFieldProps {
  name: string;
  label: string;
  value: string;
  /** What was typed is not accepted. */
  isWrong?: boolean;
}

/** A field for a number. What it takes is checked by the server, which says what is wrong in a line. */
export function NumberField({ name, label, value, isWrong = false }: NumberFieldProps) {
  return (
    <label class="w-full sm:w-[21.5rem]">
      <span class="block text-soft">{label}</span>
      <input
        name={name}
        value={value}
        required
        inputmode="decimal"
        autocomplete="off"
        maxLength={20}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? "wrong" : undefined}
        class={isWrong ? `${FIELD} border-alarm` : FIELD}
      />
    </label>
  );
}
