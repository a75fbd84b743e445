import { Head } from "fresh/runtime";
import { page } from "fresh";
import LiveConnection from "@/islands/LiveConnection.tsx";
import PolledSections from "@/islands/PolledSections.tsx";
import type { NotRenewable, Overview } from "@/lib/web/administration/administration_desk.ts";
import { ADMIN_PATH, goTo, MAX_FORM_BYTES, PRIVATE } from "@/lib/web/administration/pages.ts";
import { QUIET_BUTTON } from "@/lib/web/components/admin/Asked.tsx";
import { SignIn } from "@/lib/web/components/admin/SignIn.tsx";
import { Panels } from "@/lib/web/components/admin/Panels.tsx";
import { PageTitle } from "@/lib/web/components/PageTitle.tsx";
import { define } from "@/lib/web/define.ts";
import { clientOfRequest } from "@/lib/web/http/client_address.ts";
import { readForm } from "@/lib/web/http/form_body.ts";
import { frameText } from "@/lib/web/live/sent_frame.ts";
import { adminWordsFor } from "@/lib/web/messages/admin/mod.ts";
import type { AdminMessages } from "@/lib/web/messages/admin/messages.ts";
import { liveTemplatesFor } from "@/lib/web/messages/live.ts";
import { wordsFor } from "@/lib/web/messages/mod.ts";
import { isEncrypted } from "@/lib/web/security/headers.ts";

interface AdminPageData {
  /** Why the token was not taken. */
  problem: { type: "wrong" } | { type: "wait"; seconds: number } | null;
  /** `signed_out`: nobody is signed in. Null: Postgres is away. */
  overview: Overview | null | "signed_out";
  /** What became of the last order, as the address tells. */
  outcome: string | null;
  now: number;
}

const SIGNED_OUT = { overview: "signed_out", outcome: null, now: 0 } as const;

export const handler = define.handlers({
  GET: async ({ req, url, state: { administration } }) => {
    const data: AdminPageData = administration.isSignedIn(req)
      ? {
        problem: null,
        overview: await administration.overview(),
        outcome: url.searchParams.get("outcome"),
        now: Date.now(),
      }
      : { ...SIGNED_OUT, problem: null };
    return page(data, { headers: PRIVATE });
  },
  /** Signs in. */
  POST: async ({ req, info, state: { administration } }) => {
    const seconds = Math.ceil(administration.attempts.take(clientOfRequest(info)));
    if (seconds > 0) {
      const data: AdminPageData = { ...SIGNED_OUT, problem: { type: "wait", seconds } };
      return page(data, { status: 429, headers: { ...PRIVATE, "retry-after": String(seconds) } });
    }
    const token = (await readForm(req, MAX_FORM_BYTES)).get("token")?.trim() ?? "";
    const cookie = administration.signIn(token, isEncrypted(req));
    if (cookie !== null) return goTo(ADMIN_PATH, { "set-cookie": cookie });
    const data: AdminPageData = { ...SIGNED_OUT, problem: { type: "wrong" } };
    return page(data, { status: 403, headers: PRIVATE });
  },
});

/** Who has the token steers the election here. */
export default define.page<typeof handler>(function AdminPage({ data, state }) {
  const { language, live: { frame } } = state;
  const { f } = wordsFor(language);
  const t = adminWordsFor(language);
  const { problem, overview } = data;
  const isSignedOut = overview === "signed_out";
  return (
    <>
      <Head>
        <title>{t.title} · {frame.election.name}</title>
        <meta name="robots" content="noindex" />
      </Head>
      <PageTitle title={t.title}>{isSignedOut ? t.signIn.intro : t.intro}</PageTitle>
      {isSignedOut && (
        <SignIn
          t={t}
          problem={problem === null
            ? null
            : problem.type === "wrong"
            ? t.signIn.wrong
            : t.signIn.wait(f.count(problem.seconds), problem.seconds)}
        />
      )}
      {!isSignedOut && (
        <>
          <LiveConnection
            frame={frameText(frame)}
            language={language}
            texts={JSON.stringify(liveTemplatesFor(language))}
          />
          <PolledSections url={`${ADMIN_PATH}/live`} away="away" isWhole={overview !== null} />
          <div class="mt-4 flex flex-wrap items-center gap-x-6 gap-y-3">
            <a href={ADMIN_PATH} class="hidden scriptless:inline underline underline-offset-4 py-2">
              {t.refresh}
            </a>
            <a href="/admin/voters" class="underline underline-offset-4 py-2">{t.voters}</a>
            <form method="post" action="/admin/sign-out">
              <button type="submit" class={QUIET_BUTTON}>{t.signOut}</button>
            </form>
          </div>
          {data.outcome !== null && <Result outcome={data.outcome} t={t} />}
          <p id="away" role="alert" hidden={overview !== null} class="mt-6 border-l-4 border-alarm pl-3">
            {t.away}
          </p>
          {overview !== null && (
            <Panels
              totals={frame.totals}
              administration={state.administration}
              now={data.now}
              {...{ overview, language }}
            />
          )}
        </>
      )}
    </>
  );
});

/** What became of the last order. An address can hold anything: what is no outcome says nothing. */
function Result({ outcome, t }: { outcome: string; t: AdminMessages }) {
  const obstacle = Object.hasOwn(t.obstacle, outcome) ? t.obstacle[outcome as NotRenewable] : null;
  const text = obstacle === null ? isTold(outcome) && t.outcome[outcome] : `${t.outcome.refused} ${obstacle}`;
  if (!text) return null;
  return <p role="status" class="mt-6 border-l-4 border-ink pl-3" data-outcome={outcome}>{text}</p>;
}

function isTold(outcome: string): outcome is "done" | "as_it_was" | "unknown" {
  return outcome === "done" || outcome === "as_it_was" || outcome === "unknown";
}
