/** What a language has to say on the audit's page. */
import type { MessageOutcome } from "@/lib/ledger/leaf.ts";

export interface AuditMessages {
  title: string;
  intro: string;
  ledger: {
    heading: string;
    sentence: string;
    none: string;
    checkpoints: string;
    head: string;
    json: string;
    /** Where Postgres, which has it, does not answer. */
    away: string;
  };
  receipt: {
    heading: string;
    sentence: string;
    label: string;
    check: string;
    malformed: string;
    unknown: string;
    counted: string;
    notCounted: string;
    outcome: Record<MessageOutcome, string>;
    proof: (checkpoint: string, position: string, size: string) => string;
    flawed: (flaw: string) => string;
    json: string;
  };
  report: {
    heading: string;
    none: string;
    /** What each step compares, in their order. */
    titles: readonly string[];
    ok: (time: string) => string;
    differs: (time: string) => string;
    upTo: (votes: string, rejected: string, checkpoint: string) => string;
    step: string;
    compared: string;
    result: string;
    stepOk: string;
    stepDiffers: (count: string) => string;
    first: string;
  };
  how: { heading: string; sentence: string; exits: string };
}
