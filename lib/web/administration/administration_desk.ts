/** What the administrator's pages ask: who is signed in, how the election is steered, and what was done. */
import { MAX_TOKEN_CHARS, type WorkerName } from "@/lib/config.ts";
import { isTransient, TransientError } from "@/lib/errors.ts";
import type { SupervisedWorker } from "@/lib/pipeline/supervisor.ts";
import { readActions, type RecordedAction } from "@/lib/store/admin_actions.ts";
import {
  changeRate,
  closePoll,
  type Controls,
  pauseWorker,
  readControls,
  reopenPoll,
  resumeWorker,
} from "@/lib/store/controls.ts";
import type { Database } from "@/lib/store/database.ts";
import type { Election } from "@/lib/store/election.ts";
import type { NextElection } from "@/lib/store/next_election.ts";
import type { Order } from "@/lib/web/administration/order.ts";
import { Sessions } from "@/lib/web/administration/sessions.ts";
import { RateLimit } from "@/lib/web/http/rate_limit.ts";
import { waitUntil, within } from "@/lib/wait.ts";

/** Actions that the page shows. */
export const SHOWN_ACTIONS = 50;
/** Attempts to sign in: what one address may try in the long run, and at once. */
const ATTEMPTS_PER_S = 0.2;
const ATTEMPTS_AT_ONCE = 5;
/** How long a page waits for a Postgres that does not answer. */
const READ_TIMEOUT_MS = 2_000;
/** The same for what is to be changed: a worker that changes it too is waited for. */
const CHANGE_TIMEOUT_MS = 2_500;
/** How long an answer waits for a worker of this process to do what it was told. */
const FOLLOWED_TIMEOUT_MS = 4_000;
/** The same for a new simulation. */
const RENEWED_TIMEOUT_MS = 20_000;

/** Why a new simulation cannot be begun. */
export type NotRenewable =
  /** It is a real election, or a rehearsal of one. */
  | "no_simulation"
  /** This process does not run all three workers. */
  | "not_here"
  /** Others run in another process. */
  | "workers_elsewhere"
  | "under_way";

/** What can put a new election in the place of this one. */
export interface Renewal {
  /** Why it cannot, as far as is known before it is tried. */
  readonly obstacle: NotRenewable | null;
  /** The change that is under way; `problem`: why it does not get on. */
  readonly underWay: { problem: string | null } | null;
  /** Begins the change, and gives back null; or why it is not possible, and then nothing has changed. */
  renew(next: NextElection): Promise<NotRenewable | null>;
}

export interface AdministrationSettings {
  sql: Database;
  election: Election;
  workers: readonly SupervisedWorker[];
}

/** How everything stands, for the page. */
export interface Overview {
  controls: Controls;
  actions: RecordedAction[];
}

/** What became of an order. `unknown`: a server did not say; if it was done, it is among the recorded actions. */
export type Outcome = "done" | "as_it_was" | "unknown" | NotRenewable;

export class AdministrationDesk {
  /** Attempts to sign in. */
  readonly attempts = new RateLimit(ATTEMPTS_PER_S, ATTEMPTS_AT_ONCE);
  #sessions: Sessions | null = null;
  #renewal: Renewal | null = null;
  #settings: AdministrationSettings | null = null;

  /** Nobody can sign in before. */
  admit(token: string): void {
    this.#sessions = new Sessions(token);
  }

  connect(settings: AdministrationSettings): void {
    this.#settings = settings;
  }

  /** Without it no new simulation can be begun here. */
  renewBy(renewal: Renewal): void {
    this.#renewal = renewal;
  }

  /** Whether the request is the administrator's. */
  isSignedIn(request: Request): boolean {
    return this.#sessions?.isOpen(request) ?? false;
  }

  /** A `set-cookie` header that begins a session; null where this is not the token. */
  signIn(token: string, isEncrypted: boolean): string | null {
    const sessions = this.#sessions;
    return token.length <= MAX_TOKEN_CHARS && sessions?.isToken(token) ? sessions.begin(isEncrypted) : null;
  }

  get election(): Election {
    return this.#connected.election;
  }

  /** The workers of this process; none in an instance that is only web. */
  get workers(): readonly SupervisedWorker[] {
    return this.#settings?.workers ?? [];
  }

  get obstacle(): NotRenewable | null {
    return this.#renewal ? this.#renewal.obstacle : "not_here";
  }

  get underWay(): Renewal["underWay"] {
    return this.#renewal?.underWay ?? null;
  }

  /** Null while Postgres is away, and before `connect`. */
  async overview(): Promise<Overview | null> {
    if (!this.#settings) return null;
    const { sql } = this.#settings;
    try {
      const reading = Promise.all([readControls(sql), readActions(sql, SHOWN_ACTIONS)]);
      const read = await within(READ_TIMEOUT_MS, reading);
      if (read === undefined) return null;
      const [controls, actions] = read;
      if (controls === null) throw new Error("the election is not there");
      return { controls, actions };
    } catch (error) {
      if (isTransient(error)) return null;
      throw error;
    }
  }

  /** Does what is asked for, and records it. Rejects where a server is away; whether it is done is then not known. */
  async follow(order: Order): Promise<Outcome> {
    if (order.action === "new_simulation") {
      const { seed, voters, rate } = order;
      if (this.obstacle) return this.obstacle;
      if (await this.overview() === null) throw new TransientError("Postgres does not answer");
      const refusal = await within(RENEWED_TIMEOUT_MS, this.#renewal!.renew({ seed, voters, rate }));
      if (refusal !== null) return refusal ?? "unknown";
      await this.#soon(() => !this.underWay || this.underWay.problem !== null, RENEWED_TIMEOUT_MS);
      return "done";
    }
    if (this.underWay) return "under_way";
    const changed = await within(CHANGE_TIMEOUT_MS, this.#change(order));
    if (changed === undefined) return "unknown";
    if ("worker" in order) await this.#seen(order.worker, order.action === "pause");
    return changed ? "done" : "as_it_was";
  }

  async #change(order: Exclude<Order, { action: "new_simulation" }>): Promise<boolean> {
    const { sql } = this.#connected;
    if (order.action === "rate") return await changeRate(sql, order.rate);
    if (order.action === "close") return await closePoll(sql, order.at ?? 0);
    if (order.action === "reopen") return await reopenPoll(sql);
    return await (order.action === "pause" ? pauseWorker : resumeWorker)(sql, order.worker);
  }

  async #seen(name: WorkerName, isPaused: boolean): Promise<void> {
    const own = this.workers.filter((worker) => worker.name === name);
    await this.#soon(
      () => own.every(({ status }) => (status.state === "paused") === isPaused),
      FOLLOWED_TIMEOUT_MS,
    );
  }

  /** Waits, so that the page that follows shows what was asked for. Later it is shown as what it does still. */
  async #soon(condition: () => boolean, deadlineMs: number): Promise<void> {
    try {
      await waitUntil(condition, { what: "it is done", deadlineMs });
    } catch (error) {
      if (!isTransient(error)) throw error;
    }
  }

  get #connected(): AdministrationSettings {
    if (!this.#settings) throw new Error("the administrator's desk is not connected yet");
    return this.#settings;
  }
}
