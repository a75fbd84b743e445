/**
 * The polling booth's side of the registry: who a registration number belongs to, and who may be lent.
 *
 * Registration numbers can be guessed, as they count up. So who tries many in vain has to wait; outside of a
 * simulation the date of birth must fit as well, and a number that is nobody's gets the same answer as a
 * date that does not fit. Whether a voter has voted is told only where a ballot is cast, as by `POST /api/votes`.
 */
import { ageOn, isIsoDate } from "@/lib/election/age.ts";
import { objection } from "@/lib/election/counting.ts";
import { messageOf, TransientError } from "@/lib/errors.ts";
import { log } from "@/lib/log.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import type { Database } from "@/lib/store/database.ts";
import type { Election } from "@/lib/store/election.ts";
import { readSliceFrom } from "@/lib/store/booth_voters.ts";
import type { BallotForm } from "@/lib/web/booth/ballot_form.ts";
import { BoothRoll, type Found, LOOK_TIMEOUT_MS } from "@/lib/web/booth/booth_roll.ts";
import { KeptReceipts } from "@/lib/web/booth/kept_receipts.ts";
import type { Notice } from "@/lib/web/booth/notice.ts";
import { readNumber } from "@/lib/web/booth/registration_number.ts";
import { type LentVoter, VoterLender } from "@/lib/web/booth/voter_lender.ts";
import { RateLimit } from "@/lib/web/http/rate_limit.ts";
import type { Live } from "@/lib/web/live/live.ts";
import { isAway } from "@/lib/web/voting/ballot_box.ts";
import { within } from "@/lib/wait.ts";

/** Numbers that a client may try in vain: at once, and in the long run. */
const MAX_WRONG_AT_ONCE = 20;
const WRONG_PER_SECOND = 1 / 6;

export interface BoothSettings {
  sql: Database;
  election: Pick<Election, "scenario" | "seed">;
  live: Pick<Live, "frame">;
}

interface Open {
  scenario: Scenario;
  roll: BoothRoll;
  lender: VoterLender;
  /** How many voters are registered by now. */
  registered: () => number;
}

export class BoothDesk {
  receipts = new KeptReceipts();
  readonly #wrong = new RateLimit(WRONG_PER_SECOND, MAX_WRONG_AT_ONCE);
  #open: Open | null = null;

  connect({ sql, election: { scenario, seed }, live }: BoothSettings): void {
    this.receipts = new KeptReceipts();
    this.#open = {
      scenario,
      roll: new BoothRoll(sql),
      lender: new VoterLender(scenario, seed, (voter_id, limit) => readSliceFrom(sql, voter_id, limit)),
      registered: () => live.frame.totals.registered,
    };
  }

  /** The voter of a form, or what speaks against their casting a ballot. */
  async identify({ number, birth }: BallotForm, client: string): Promise<{ voter_id: string } | Notice> {
    const { scenario, roll } = this.#opened();
    const typed = typedNumber(number, birth, scenario);
    if (typeof typed !== "string") return typed;
    const wait = this.#wrong.take(client);
    if (wait > 0) return { kind: "too_many", wait };
    const found = await answered(roll.find(typed));
    if (found !== null && !isTheirs(found, birth, scenario)) return { kind: "unknown_voter" };
    this.#wrong.giveBack(client);
    return found === null ? { kind: "not_cast" } : admitted(found, scenario);
  }

  /** A voter of a simulation to try with. */
  async lend(): Promise<LentVoter | Notice> {
    const { scenario, lender, registered } = this.#opened();
    if (!mayLend(scenario)) return { kind: "nobody_to_lend" };
    const looked = await answered(lender.lend(registered()).then((voter) => ({ voter })));
    if (looked === null) return { kind: "not_cast" };
    return looked.voter ?? { kind: "nobody_to_lend" };
  }

  #opened(): Open {
    if (!this.#open) throw new Error("the booth is not connected yet");
    return this.#open;
  }
}

/** Made-up voters are nobody's: they may be lent, and their number alone will do. */
export function mayLend({ kind }: Pick<Scenario, "kind">): boolean {
  return kind === "SIMULATION";
}

/** Whether the date of birth is asked for as well. */
export function needsBirth({ kind }: Pick<Scenario, "kind">): boolean {
  return kind !== "SIMULATION";
}

/** The registration number that was typed, or what is wrong with the entry, whoever is registered. */
function typedNumber(number: string, birth: string, scenario: Scenario): string | Notice {
  if (number === "") return { kind: "no_number" };
  const typed = readNumber(number, scenario);
  if (typed === null) return { kind: "malformed_number" };
  return needsBirth(scenario) && !isIsoDate(birth) ? { kind: "no_birth" } : typed;
}

function isTheirs({ voter }: Found, birth: string, scenario: Scenario): boolean {
  return voter !== undefined && (!needsBirth(scenario) || voter.date_of_birth === birth);
}

function admitted(
  { voter, rules }: Found,
  { date, voting_age }: Scenario,
): { voter_id: string } | Notice {
  if (!voter) return { kind: "unknown_voter" };
  const [candidate_id] = rules.candidates; // whom they choose is not known yet
  const age = ageOn(voter.date_of_birth, date);
  const reason = objection({ candidate_id, appended_at: Date.now() }, { age }, { voting_age, ...rules });
  return reason === null ? { voter_id: voter.voter_id } : { kind: reason };
}

/** What the registry answers in time, null while it does not. */
async function answered<T>(asking: Promise<T>): Promise<T | null> {
  try {
    const answer = await within(LOOK_TIMEOUT_MS, asking);
    if (answer === undefined) throw new TransientError(`no answer within ${LOOK_TIMEOUT_MS / 1_000} s`);
    return answer;
  } catch (error) {
    if (!isAway(error)) throw error;
    log.warning(`voters cannot be looked up for the booth: ${messageOf(error)}`);
    return null;
  }
}
