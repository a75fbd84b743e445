/**
 * Takes ballots that are cast over HTTP: checks each against the registry and the poll's state, and puts it into
 * `votes_topic`. Whether it counts is the aggregator's to say, as for every other message there; the checks
 * here spare a voter the wait.
 */
import type { Message } from "kafkajs";
import { isPollClosed, objection } from "@/lib/election/counting.ts";
import type { Ballot, BallotSource, RejectionReason } from "@/lib/election/types.ts";
import { isTransient, messageOf, TransientError } from "@/lib/errors.ts";
import { ballotMessage } from "@/lib/kafka/messages.ts";
import { log } from "@/lib/log.ts";
import type { Placement } from "@/lib/web/voting/ballot_sender.ts";
import type { Choice } from "@/lib/web/voting/choice.ts";
import { GroupWork, NotBegun, Overdue } from "@/lib/web/voting/group_work.ts";
import { LateBallots } from "@/lib/web/voting/late_ballots.ts";
import type { PollingDesk, Standing } from "@/lib/web/voting/polling_desk.ts";
import type { RecentBallots } from "@/lib/web/voting/recent_ballots.ts";
import { within } from "@/lib/wait.ts";

/** Ballots looked up, or sent, at a time. */
const MAX_GROUP_BALLOTS = 2_000;
/** Ballots that are being taken, those that wait included. */
export const MAX_BALLOTS_IN_HAND = 4_000;
const LOOK_TIMEOUT_MS = 3_000;
const SEND_TIMEOUT_MS = 5_000;

export type Refusal = Exclude<RejectionReason, "malformed">;

/** What became of a ballot. */
export type Casting =
  /** It is in the ballot box, as this message at this place. */
  | { type: "cast"; key: string; value: string; place: Placement }
  | { type: "refused"; reason: Refusal };

/** What a ballot box needs from the outside. */
export interface BallotBoxParts {
  /** What a send may take; `SEND_TIMEOUT_MS` unless told otherwise. */
  sendTimeoutMs?: number;
  desk: PollingDesk;
  sender: { send(messages: readonly Message[], signal: AbortSignal): Promise<Placement[]> };
  recent: RecentBallots;
}

/** Postgres or Kafka cannot be reached, or too much waits for them. */
export class BoxUnavailable extends TransientError {
  override name = "BoxUnavailable";

  /** `sent`: whether the ballot may have reached Kafka all the same. */
  constructor(message: string, readonly sent: boolean, options?: ErrorOptions) {
    super(message, options);
  }
}

export class BallotBox {
  readonly #looking: GroupWork<string, Standing>;
  readonly #sending: GroupWork<Message, Placement>;
  readonly #recent: RecentBallots;
  readonly #sendTimeoutMs: number;
  /** By voter: one at a time, so that a second ballot knows what became of the first. */
  readonly #inHand = new Map<string, Promise<Casting>>();
  readonly #late = new LateBallots();
  #ballots = 0;

  constructor({ desk, sender, recent, sendTimeoutMs = SEND_TIMEOUT_MS }: BallotBoxParts) {
    const maxItems = MAX_GROUP_BALLOTS;
    this.#looking = new GroupWork((ids) => desk.look(ids), { maxItems, timeoutMs: LOOK_TIMEOUT_MS });
    this.#sending = new GroupWork((messages, signal) => sender.send(messages, signal), {
      maxItems,
      timeoutMs: sendTimeoutMs,
    });
    this.#recent = recent;
    this.#sendTimeoutMs = sendTimeoutMs;
  }

  /**
   * Takes a ballot. It is cast when all replicas in sync have it.
   * @throws BoxUnavailable where it cannot be taken for now, or nothing is known of its fate
   */
  async cast(choice: Choice, source: BallotSource): Promise<Casting> {
    if (this.#ballots >= MAX_BALLOTS_IN_HAND) throw new BoxUnavailable("too many ballots at once", false);
    this.#ballots++;
    try {
      return await this.#inTurn(choice, source);
    } finally {
      this.#ballots--;
    }
  }

  async #inTurn(choice: Choice, source: BallotSource): Promise<Casting> {
    const { voter_id } = choice;
    for (let earlier; (earlier = this.#inHand.get(voter_id));) {
      const outcome = await earlier;
      if (outcome.type === "cast") return refused("duplicate");
      if (outcome.reason !== "unknown_candidate") return outcome; // it is said of the voter, not of the choice
    }
    const casting = this.#next(choice, source);
    this.#inHand.set(voter_id, casting);
    try {
      return await casting;
    } finally {
      this.#inHand.delete(voter_id);
    }
  }

  /** What a ballot of a voter who has none in hand comes to. */
  async #next(choice: Choice, source: BallotSource): Promise<Casting> {
    const { voter_id, candidate_id } = choice;
    const late = this.#late.of(voter_id);
    if (late) {
      const settled = await within(this.#sendTimeoutMs, late.casting);
      if (settled === undefined) throw new BoxUnavailable("Kafka does not answer", true);
      this.#late.forget(voter_id);
      if (settled?.type === "cast") {
        return late.candidate_id === candidate_id ? settled : refused("duplicate");
      }
    }
    if (this.#recent.has(voter_id)) return refused("duplicate");
    return await this.#take(choice, source);
  }

  async #take(choice: Choice, source: BallotSource): Promise<Casting> {
    const { voter_id, candidate_id } = choice;
    const { voter, rules } = await this.#look(voter_id);
    const now = new Date();
    const reason = objection({ candidate_id, appended_at: now.getTime() }, voter, rules) ??
      (voter?.has_voted ? "duplicate" : null);
    if (reason !== null) return refused(reason);

    const ballot: Ballot = { voter_id, candidate_id, voting_time: now.toISOString(), source };
    const message = ballotMessage(ballot);
    const sent = (place: Placement): Casting => {
      // By the broker's clock it may have come too late all the same.
      if (isPollClosed(rules, place.appended_at)) return refused("poll_closed");
      this.#recent.remember(voter_id, place);
      return { type: "cast", key: voter_id, value: String(message.value), place };
    };
    try {
      return sent(await this.#sending.add(message));
    } catch (error) {
      log.warning(`ballots cannot be sent: ${messageOf(error)}`);
      if (error instanceof Overdue) this.#late.add(choice, error.late.then(sent));
      throw new BoxUnavailable("Kafka does not answer", !(error instanceof NotBegun), { cause: error });
    }
  }

  async #look(voter_id: string): Promise<Standing> {
    try {
      return await this.#looking.add(voter_id);
    } catch (error) {
      if (!isAway(error)) throw error;
      log.warning(`ballots cannot be looked up: ${messageOf(error)}`);
      throw new BoxUnavailable("the registry does not answer", false, { cause: error });
    }
  }
}

/** Classes of Postgres's errors that say that it cannot for now: resources, operators, the system. */
const AWAY_CLASS = /^(53|57|58)/;

/** Whether Postgres cannot be asked for now, or not in time. */
export function isAway(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return isTransient(error) || (typeof code === "string" && AWAY_CLASS.test(code));
}

function refused(reason: Refusal): Casting {
  return { type: "refused", reason };
}
