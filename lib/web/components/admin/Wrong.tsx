import type { WrongField } from "@/lib/web/administration/order.ts";
import { Asked, NumberField, QUIET_BUTTON } from "@/lib/web/components/admin/Asked.tsx";
import { PageTitle } from "@/lib/web/components/PageTitle.tsx";
import type { Format } from "@/lib/web/format.ts";
import type { AdminMessages } from "@/lib/web/messages/admin/messages.ts";

interface WrongProps {
  wrong: WrongField;
  /** All fields, as they were sent. */
  fields: URLSearchParams;
  t: AdminMessages;
  f: Format;
}

/** Says which field holds what is not accepted, and asks again. */
export function Wrong({ wrong, fields, t, f }: WrongProps) {
  const { action, field, value, least, most } = wrong;
  const { title, button, names } = formOf(action, t);
  return (
    <>
      <PageTitle title={title} />
      <p id="wrong" role="alert" class="mt-6 mb-5 border-l-4 border-alarm pl-3">
        {t.wrong(field, value, f.count(least), f.count(most))}
      </p>
      <Asked action={action}>
        {names.map(([name, label]) => (
          <NumberField
            key={name}
            value={fields.get(name) ?? ""}
            isWrong={name === field}
            {...{ name, label }}
          />
        ))}
        <button type="submit" class={QUIET_BUTTON}>{button}</button>
        <a href="/admin" class="underline underline-offset-4 py-2 inline-block">{t.confirm.cancel}</a>
      </Asked>
    </>
  );
}

interface Form {
  title: string;
  button: string;
  /** Each field's name and label. */
  names: [WrongField["field"], string][];
}

function formOf(action: WrongField["action"], { rate, poll, renewal }: AdminMessages): Form {
  if (action === "rate") return { title: rate.heading, button: rate.button, names: [["rate", rate.label]] };
  if (action === "close") {
    return { title: poll.heading, button: poll.close, names: [["minutes", poll.minutes]] };
  }
  return {
    title: renewal.heading,
    button: renewal.button,
    names: [["seed", renewal.seed], ["voters", renewal.voters], ["rate", renewal.rate]],
  };
}
