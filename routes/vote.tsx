import { page } from "fresh";
import { ballotForm, MAX_FORM_BYTES } from "@/lib/web/booth/ballot_form.ts";
import { boothPage, FIRST_PAGE } from "@/lib/web/booth/booth_page.ts";
import { answerOf } from "@/lib/web/booth/notice.ts";
import { BoothStep } from "@/lib/web/components/booth/BoothStep.tsx";
import { NoticeLine } from "@/lib/web/components/booth/NoticeLine.tsx";
import { Steps } from "@/lib/web/components/booth/Steps.tsx";
import { PageTitle } from "@/lib/web/components/PageTitle.tsx";
import { ShareCard } from "@/lib/web/components/ShareCard.tsx";
import { define } from "@/lib/web/define.ts";
import { clientOfRequest } from "@/lib/web/http/client_address.ts";
import { readForm } from "@/lib/web/http/form_body.ts";
import { ProblemError, problemOf } from "@/lib/web/http/problems.ts";
import { boothWordsFor } from "@/lib/web/messages/booth/mod.ts";

export const handler = define.handlers({
  GET: () => page(FIRST_PAGE, answerOf(null)),

  async POST({ req, info, state: { booth, polling, live: { scenario } } }) {
    try {
      const { form, way } = ballotForm(await readForm(req, MAX_FORM_BYTES));
      const client = clientOfRequest(info);
      const answer = await boothPage(form, way, { booth, polling, scenario, client });
      return page(answer, answerOf(answer.notice));
    } catch (error) {
      if (error instanceof ProblemError) return problemOf(error); // no form of this page's making
      throw error;
    }
  },
});

/** The polling booth: a voter's number, the ballot paper, a last look, the receipt. */
export default define.page<typeof handler>(function VotePage({ data, state, url }) {
  const { scenario } = state.live;
  const t = boothWordsFor(state.language);
  const { notice, step } = data;
  return (
    <>
      <ShareCard
        title={`${notice ? t.problem : t.steps[step]} · ${t.title}`}
        election={scenario.name}
        description={t.intro}
      />
      <PageTitle title={t.title}>{step === "number" && !notice ? t.intro : null}</PageTitle>
      <Steps step={step} t={t} />
      {notice && <NoticeLine {...{ notice, scenario, t }} />}
      <BoothStep {...{ data, scenario, t }} origin={url.origin} />
    </>
  );
});
