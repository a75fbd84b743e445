import { Head } from "fresh/runtime";
import { page } from "fresh";
import type { NotRenewable, Overview } from "@/lib/web/administration/administration_desk.ts";
import { ADMIN_PATH, goTo, MAX_FORM_BYTES, PRIVATE } from "@/lib/web/administration/pages.ts";
import { Actions } from "@/lib/web/components/admin/Actions.tsx";
import { QUIET_BUTTON } from "@/lib/web/components/admin/Asked.tsx";
import { NewSimulation } from "@/lib/web/components/admin/NewSimulation.tsx";
import { SignIn } from "@/lib/web/components/admin/SignIn.tsx";
import { Poll, Rate } from "@/lib/web/components/admin/Steering.tsx";
import { Workers } from "@/lib/web/components/admin/Workers.tsx";
import { PageTitle } from "@/lib/web/components/PageTitle.tsx";
import { define } from "@/lib/web/define.ts";
import type { Format } from "@/lib/web/format.ts";
import { clientOfRequest } from "@/lib/web/http/client_address.ts";
import { readForm } from "@/lib/web/http/form_body.ts";
import { adminWordsFor } from "@/lib/web/messages/admin/mod.ts";
import type { AdminMessages } from "@/lib/web/messages/admin/messages.ts";
import { wordsFor } from "@/lib/web/messages/mod.ts";
import { isEncrypted } from "@/lib/web/security/headers.ts";
import type { State } from "@/lib/web/state.ts";

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
  const { f } = wordsFor(state.language);
  const t = adminWordsFor(state.language);
  const { problem, overview } = data;
  const isSignedOut = overview === "signed_out";
  return (
    <>
      <Head>
        <title>{t.title} · {state.live.frame.election.name}</title>
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
        <div class="flex flex-wrap items-center gap-x-6 gap-y-3">
          <a href={ADMIN_PATH} class="underline underline-offset-4 py-2">{t.refresh}</a>
          <a href="/admin/voters" class="underline underline-offset-4 py-2">{t.voters}</a>
          <form method="post" action="/admin/sign-out">
            <button type="submit" class={QUIET_BUTTON}>{t.signOut}</button>
          </form>
        </div>
      )}
      {!isSignedOut && data.outcome !== null && <Result outcome={data.outcome} t={t} />}
      {overview === null && <p role="alert" class="mt-6 border-l-4 border-alarm pl-3">{t.away}</p>}
      {overview !== null && !isSignedOut && (
        <Panels overview={overview} now={data.now} {...{ state, t, f }} />
      )}
    </>
  );
});

interface PanelsProps {
  overview: Overview;
  now: number;
  state: Pick<State, "administration">;
  t: AdminMessages;
  f: Format;
}

function Panels({ overview: { controls, actions }, now, state: { administration }, t, f }: PanelsProps) {
  const { election, workers, obstacle, underWay } = administration;
  const rate = controls.rate ?? election.scenario.defaults.rate;
  return (
    <>
      <Workers workers={workers} paused={controls.paused} {...{ t, f }} />
      <Rate {...{ controls, election, t, f }} />
      <Poll {...{ controls, t, f, now }} />
      <NewSimulation
        seed={election.seed + 1}
        voters={election.voters}
        {...{ rate, obstacle, underWay, t }}
      />
      <Actions {...{ actions, t, f }} />
    </>
  );
}

/** What became of the last order. An address can hold anything: what is no outcome says nothing. */
function Result({ outcome, t }: { outcome: string; t: AdminMessages }) {
  const obstacle = Object.hasOwn(t.obstacle, outcome) ? t.obstacle[outcome as NotRenewable] : null;
  const text = obstacle === null
    ? (outcome === "done" || outcome === "as_it_was") && t.outcome[outcome]
    : `${t.outcome.refused} ${obstacle}`;
  if (!text) return null;
  return <p role="status" class="mt-6 border-l-4 border-ink pl-3" data-outcome={outcome}>{text}</p>;
}
