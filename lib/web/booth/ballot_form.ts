/** What the booth's form sends: everything that was entered so far, and where to go with it. */
import { MAX_CANDIDATE_ID_CHARACTERS } from "@/lib/web/voting/choice.ts";
import { isPaper } from "@/lib/web/booth/paper.ts";
import { MAX_TYPED_CHARACTERS } from "@/lib/web/booth/registration_number.ts";

/** A form has some 200 bytes. */
export const MAX_FORM_BYTES = 4_096;

/** What the buttons ask for: a step, a voter to try with, or to cast the ballot. */
const WAYS = ["number", "lend", "choose", "review", "cast"] as const;
export type Way = typeof WAYS[number];

export interface BallotForm {
  /** As it was typed. */
  number: string;
  /** ISO date, as the browser's field for dates gives it. */
  birth: string;
  /** Empty until a ballot paper was drawn. */
  paper: string;
  /** Empty until one was chosen. */
  candidate_id: string;
}

export const EMPTY_FORM: BallotForm = { number: "", birth: "", paper: "", candidate_id: "" };

const MAX_DATE_CHARACTERS = 10;

/** The form in the fields of a request. What is too long to be meant is cut; what is no paper is none. */
export function ballotForm(fields: URLSearchParams): { form: BallotForm; way: Way } {
  const text = (name: string, most: number) => [...fields.get(name) ?? ""].slice(0, most).join("");
  const paper = fields.get("paper") ?? "";
  const go = fields.get("go");
  return {
    form: {
      number: text("number", MAX_TYPED_CHARACTERS).trim(),
      birth: text("birth", MAX_DATE_CHARACTERS).trim(),
      paper: isPaper(paper) ? paper : "",
      candidate_id: text("candidate", MAX_CANDIDATE_ID_CHARACTERS),
    },
    way: WAYS.find((way) => way === go) ?? "number",
  };
}
