import type { ComponentChildren } from "preact";
import type { Way } from "@/lib/web/booth/ballot_form.ts";

interface StepButtonProps {
  go: Way;
  /** The way on stands out; the way back does not, and may be taken with fields left empty. */
  back?: boolean;
  children: ComponentChildren;
}

export function StepButton({ go, back = false, children }: StepButtonProps) {
  const look = back ? "underline underline-offset-4" : "bg-ink text-paper px-5";
  return (
    <button
      type="submit"
      name="go"
      value={go}
      formNoValidate={back}
      class={`font-semibold py-2 min-h-[2.75rem] ${look}`}
    >
      {children}
    </button>
  );
}
