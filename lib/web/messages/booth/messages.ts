import type { NoticeKind } from "@/lib/web/booth/notice.ts";
import type { Step } from "@/lib/web/booth/booth_page.ts";

type PlainNotice = Exclude<NoticeKind, "malformed_number" | "under_age" | "too_many">;

/** The words of the polling booth. Only the server needs them. */
export interface BoothMessages {
  title: string;
  intro: string;
  /** In the page's title, where something stands in the way. */
  problem: string;
  /** What everybody should know before voting. */
  noSecret: string;
  stepsLabel: string;
  steps: Record<Step, string>;
  changeNumber: string;
  checkReceipt: string;
  number: {
    heading: string;
    sentence: (example: string) => string;
    label: string;
    birth: string;
    next: string;
  };
  lend: {
    heading: string;
    sentence: string;
    button: string;
    lent: (location: string) => string;
  };
  paper: { heading: string; sentence: string; legend: string; next: string };
  review: {
    heading: string;
    sentence: string;
    choice: string;
    cast: string;
    change: string;
    /** In place of heading and sentence, where it cannot be cast. */
    over: string;
    overSentence: string;
  };
  receipt: {
    heading: string;
    sentence: string;
    label: string;
    check: string;
    moment: string;
    save: string;
    fileName: string;
    file: (election: string, receipt: string, address: string) => string;
    results: string;
    again: string;
  };
  opening: {
    summary: string;
    sentence: string;
    opening: string;
    message: string;
    save: string;
    fileName: string;
  };
  notices: Record<PlainNotice, string> & {
    malformed_number: (example: string) => string;
    /** Where the date of birth was asked for as well. */
    unknown_pair: string;
    under_age: (age: string) => string;
    too_many: (seconds: string) => string;
  };
}
