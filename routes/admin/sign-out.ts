/** `POST /admin/sign-out`: ends the session in this browser. */
import { endOfSession } from "@/lib/web/administration/sessions.ts";
import { ADMIN_PATH, goTo } from "@/lib/web/administration/pages.ts";
import { define } from "@/lib/web/define.ts";
import { isEncrypted } from "@/lib/web/security/headers.ts";

export const handler = define.handlers({
  POST: ({ req }) => goTo(ADMIN_PATH, { "set-cookie": endOfSession(isEncrypted(req)) }),
});
