import type { BallotForm } from "@/lib/web/booth/ballot_form.ts";

/** What was entered in other steps, on its way through this one. */
export function Entered({ form, but = [] }: { form: BallotForm; but?: readonly (keyof BallotForm)[] }) {
  const fields: [keyof BallotForm, string][] = [
    ["number", "number"],
    ["birth", "birth"],
    ["paper", "paper"],
    ["candidate_id", "candidate"],
  ];
  return (
    <>
      {fields.filter(([field]) => !but.includes(field) && form[field] !== "").map(([field, name]) => (
        <input key={name} type="hidden" name={name} value={form[field]} />
      ))}
    </>
  );
}
