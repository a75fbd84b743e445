import { needsBirth } from "@/lib/web/booth/booth_desk.ts";
import type { Notice } from "@/lib/web/booth/notice.ts";
import { exampleNumber } from "@/lib/web/booth/registration_number.ts";
import type { BoothMessages } from "@/lib/web/messages/booth/messages.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";

export const NOTICE_ID = "notice";

interface NoticeLineProps {
  notice: Notice;
  scenario: Scenario;
  t: BoothMessages;
}

/** What stands in the way, and what to do. */
export function NoticeLine({ notice, scenario, t }: NoticeLineProps) {
  return (
    <p
      id={NOTICE_ID}
      role="alert"
      class="mt-6 max-w-[46rem] border-l-4 border-alarm pl-4 py-1 font-semibold"
      data-notice={notice.kind}
    >
      {textOf(notice, scenario, t)}
    </p>
  );
}

function textOf({ kind, wait = 1 }: Notice, scenario: Scenario, { notices }: BoothMessages): string {
  if (kind === "malformed_number") return notices.malformed_number(exampleNumber(scenario));
  if (kind === "under_age") return notices.under_age(String(scenario.voting_age));
  if (kind === "too_many") return notices.too_many(String(Math.ceil(wait)));
  if (kind === "unknown_voter" && needsBirth(scenario)) return notices.unknown_pair;
  return notices[kind];
}
