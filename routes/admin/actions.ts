/** `POST /admin/actions`: does what was confirmed. */
import { HttpError } from "fresh";
import { isTransient } from "@/lib/errors.ts";
import { isWrong, readOrder } from "@/lib/web/administration/order.ts";
import { ADMIN_PATH, goTo, MAX_FORM_BYTES } from "@/lib/web/administration/pages.ts";
import { define } from "@/lib/web/define.ts";
import { readForm } from "@/lib/web/http/form_body.ts";

export const handler = define.handlers({
  POST: async ({ req, state: { administration } }) => {
    if (!administration.isSignedIn(req)) return goTo(ADMIN_PATH);
    const fields = await readForm(req, MAX_FORM_BYTES);
    const order = readOrder(fields);
    if (order === null) throw new HttpError(400);
    if (isWrong(order)) return goTo(`/admin/confirm?${fields}`);
    try {
      return goTo(`${ADMIN_PATH}?outcome=${await administration.follow(order)}`);
    } catch (error) {
      if (!isTransient(error)) throw error;
      return goTo(`${ADMIN_PATH}?outcome=unknown`);
    }
  },
});
