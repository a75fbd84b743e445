import { BUTTON, FIELD } from "@/lib/web/components/admin/Asked.tsx";
import type { AdminMessages } from "@/lib/web/messages/admin/messages.ts";

/** Asks for the token. `problem`: why the last one was not taken. */
export function SignIn({ t, problem }: { t: AdminMessages; problem: string | null }) {
  return (
    <form method="post" action="/admin" class="border-t-2 border-ink pt-5">
      <div class="flex flex-wrap items-end gap-3">
        {/* For password managers, which keep a secret under a name. */}
        <input type="hidden" name="username" value="administrator" autocomplete="username" />
        <label class="grow max-w-[34rem]">
          <span class="block font-semibold">{t.signIn.token}</span>
          <input
            type="password"
            name="token"
            required
            maxLength={1_000}
            autocomplete="current-password"
            aria-invalid={problem !== null || undefined}
            aria-describedby={problem === null ? "where" : "problem where"}
            class={FIELD}
          />
        </label>
        <button type="submit" class={BUTTON}>{t.signIn.button}</button>
      </div>
      {problem !== null && (
        <p id="problem" role="alert" class="mt-3 border-l-4 border-alarm pl-3">{problem}</p>
      )}
      <p id="where" class="mt-3 text-soft">{t.signIn.where}</p>
    </form>
  );
}
