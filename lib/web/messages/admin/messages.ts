/** What the administrator's pages say. Numbers and times arrive as text; where grammar needs the number, it is `n`. */
import type { WorkerName } from "@/lib/config.ts";
import type { NotRenewable } from "@/lib/web/administration/administration_desk.ts";
import type { WrongField } from "@/lib/web/administration/order.ts";

/** What is asked before something is done. */
interface Question {
  title: string;
  /** What follows from it. */
  note: string;
  /** The button that does it. */
  yes: string;
}

export interface AdminMessages {
  title: string;
  signIn: {
    intro: string;
    token: string;
    where: string;
    button: string;
    wrong: string;
    wait: (seconds: string, n: number) => string;
  };
  signOut: string;
  intro: string;
  /** Postgres does not answer. */
  away: string;
  /** The way to their full records. */
  voters: string;
  refresh: string;
  outcome: {
    done: string;
    /** A server did not say. */
    unknown: string;
    as_it_was: string;
    /** Before the reason. */
    refused: string;
  };
  obstacle: Record<NotRenewable, string>;
  progress: {
    heading: string;
    registered: string;
    votes: string;
    waiting: string;
    of: (n: string, all: string) => string;
  };
  workers: {
    heading: string;
    sentence: string;
    none: string;
    columns: { worker: string; state: string; since: string; restarts: string; done: string; action: string };
    does: Record<WorkerName, string>;
    state: Record<
      "running" | "restarting" | "paused" | "stopped" | "pausing" | "resuming" | "elsewhere",
      string
    >;
    pause: string;
    resume: string;
    pauseThis: (worker: string) => string;
    resumeThis: (worker: string) => string;
  };
  rate: {
    heading: string;
    now: (rate: string, n: number) => string;
    fast: string;
    label: string;
    button: string;
  };
  poll: {
    heading: string;
    open: string;
    closes: (time: string) => string;
    closed: (time: string) => string;
    minutes: string;
    close: string;
    reopen: string;
    keepOpen: string;
  };
  renewal: {
    heading: string;
    sentence: string;
    seed: string;
    voters: string;
    rate: string;
    button: string;
    underWay: string;
    problem: (problem: string) => string;
  };
  actions: {
    heading: string;
    sentence: string;
    none: string;
    time: string;
    action: string;
    pause: (worker: string) => string;
    resume: (worker: string) => string;
    rate: (from: string | null, to: string) => string;
    close: (time: string) => string;
    reopen: (time: string) => string;
    /** `time`: of the closing that was planned. */
    keep_open: (time: string) => string;
    new_simulation: (next: Simulation, before: { seed: string; voters: string; votes: string }) => string;
    /** In the place of a rate of 0. */
    fast: string;
  };
  confirm: {
    cancel: string;
    pause: (worker: WorkerName) => Question;
    resume: (worker: WorkerName) => Question;
    rate: (rate: string) => Question;
    /** `time` null: now. */
    close: (time: string | null) => Question;
    reopen: () => Question;
    new_simulation: (next: Simulation, votes: string) => Question;
  };
  wrong: (field: WrongField["field"], value: string, least: string, most: string) => string;
}

/** Its figures as text. */
interface Simulation {
  seed: string;
  voters: string;
  rate: string;
}
