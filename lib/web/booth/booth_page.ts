/** From what the booth's form sends to the page that answers it. */
import type { Scenario } from "@/lib/scenario/schema.ts";
import { type BallotForm, EMPTY_FORM, type Way } from "@/lib/web/booth/ballot_form.ts";
import type { BoothDesk } from "@/lib/web/booth/booth_desk.ts";
import { type Notice, type NoticeKind, noticeOf } from "@/lib/web/booth/notice.ts";
import { newPaper } from "@/lib/web/booth/paper.ts";
import { BoxUnavailable } from "@/lib/web/voting/ballot_box.ts";
import type { CastBallot, PollingStation } from "@/lib/web/voting/polling_station.ts";

export const STEPS = ["number", "paper", "review", "receipt"] as const;
export type Step = typeof STEPS[number];

/** What the page shows. Whatever goes wrong, the form keeps what was entered. */
export interface BoothPage {
  step: Step;
  form: BallotForm;
  notice: Notice | null;
  /** Code of the location of the voter who was just lent. */
  lentFrom: string | null;
  ballot: CastBallot | null;
}

export interface Booth {
  booth: BoothDesk;
  polling: PollingStation;
  scenario: Scenario;
  /** Whom wrong entries and requests are counted for. */
  client: string;
}

/** The page before anything was sent. */
export const FIRST_PAGE: BoothPage = at("number", EMPTY_FORM);

/** The page that answers a form. */
export async function boothPage(form: BallotForm, way: Way, booth: Booth): Promise<BoothPage> {
  const wait = booth.polling.writes.take(booth.client);
  if (wait > 0) return at(STEP_OF[way], form, { kind: "too_many", wait });
  if (way === "number") return at("number", form);
  if (way === "lend") return await lent(form, booth);
  if (way === "choose") return await paper(form, booth);
  if (way === "review") return chosen(form, booth) ?? at("review", form);
  return chosen(form, booth) ?? await cast(form, booth);
}

/** Where a form came from, which is where it stays when it comes too soon. */
const STEP_OF: Record<Way, Step> = {
  number: "number",
  lend: "number",
  choose: "number",
  review: "paper",
  cast: "review",
};

async function lent(form: BallotForm, { booth }: Booth): Promise<BoothPage> {
  const voter = await booth.lend();
  if ("kind" in voter) return at("number", form, voter);
  const page = at("number", { ...form, number: voter.registration_number });
  return { ...page, lentFrom: voter.location };
}

async function paper(form: BallotForm, { booth, client }: Booth): Promise<BoothPage> {
  const voter = await booth.identify(form, client);
  if ("kind" in voter) return at("number", form, voter);
  return at("paper", { ...form, paper: form.paper || newPaper() });
}

/** The ballot paper again where no candidate on it was chosen, else null. */
function chosen(form: BallotForm, { scenario: { candidates } }: Booth): BoothPage | null {
  const paper = { ...form, paper: form.paper || newPaper() };
  if (form.candidate_id === "") return at("paper", paper, { kind: "no_choice" });
  const isKnown = candidates.some(({ candidate_id }) => candidate_id === form.candidate_id);
  if (!isKnown) return at("paper", { ...paper, candidate_id: "" }, { kind: "unknown_candidate" });
  return form.paper === "" ? at("paper", paper) : null;
}

/** The receipt. A form that was sent twice gets the same one, also where its voter could not vote any more. */
async function cast(form: BallotForm, booth: Booth): Promise<BoothPage> {
  const { paper, number, birth, candidate_id } = form;
  const key = [paper, number, birth, candidate_id].join("\n");
  const outcome = await booth.booth.receipts.castOnce(key, () => take(form, booth));
  if ("receipt" in outcome) return { ...at("receipt", EMPTY_FORM), ballot: outcome };
  return at(STEP_TO_MEND[outcome.kind] ?? "review", form, outcome);
}

async function take(form: BallotForm, { booth, polling, client }: Booth): Promise<CastBallot | Notice> {
  const voter = await booth.identify(form, client);
  if ("kind" in voter) return voter;
  try {
    const outcome = await polling.cast({ ...voter, candidate_id: form.candidate_id }, "booth");
    return outcome.type === "cast" ? outcome.ballot : { kind: outcome.reason };
  } catch (error) {
    if (!(error instanceof BoxUnavailable)) throw error;
    return noticeOf(error);
  }
}

/** Where a voter can mend what was wrong, if not where the ballot is cast. */
const STEP_TO_MEND: Partial<Record<NoticeKind, Step>> = {
  no_number: "number",
  malformed_number: "number",
  no_birth: "number",
  unknown_voter: "number",
  unknown_candidate: "paper",
};

function at(step: Step, form: BallotForm, notice: Notice | null = null): BoothPage {
  return { step, form, notice, lentFrom: null, ballot: null };
}
