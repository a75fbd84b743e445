/**
 * What of a message anybody may know. A voter's message loses all but location, age band, gender and nationality.
 *
 * A ballot's loses whom it is for, unless it is one of a simulation's made-up voters: a receipt names the place of
 * its ballot and is there to be shown, so whoever has seen place and choice together would know a vote. Keys,
 * which are voters' ids, are shown as a digest under a secret of this process, another one for each topic: an id
 * that somebody knows leads to no message, and a voter's message to no ballot.
 */
import { createHmac } from "node:crypto";
import { ageBandLabel, ageBandOf, ageOn, isIsoDate } from "@/lib/election/age.ts";
import { BALLOT_SOURCES } from "@/lib/election/types.ts";
import type { LogMessage } from "@/lib/kafka/direct_line.ts";
import { readMessage } from "@/lib/kafka/messages.ts";
import { CANDIDATE_TOTALS_TOPIC, VOTERS_TOPIC, VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import type { TailMessage } from "@/lib/web/pipeline/sample.ts";

/** Enough to tell the keys of a tail apart. */
const SHOWN_DIGITS = 8;
/** A key of the totals: a candidate's or a location's. Messages from elsewhere may have any. */
const MAX_KEY_CHARACTERS = 64;

type Says = TailMessage["says"];

export class Redaction {
  readonly #secret = crypto.getRandomValues(new Uint8Array(32));
  readonly #locations: ReadonlySet<string>;
  readonly #genders: ReadonlySet<string>;
  readonly #candidates: ReadonlySet<string>;

  constructor(private readonly scenario: Scenario) {
    this.#locations = new Set(scenario.locations.map(({ code }) => code));
    this.#genders = new Set(scenario.genders.map(({ code }) => code));
    this.#candidates = new Set(scenario.candidates.map(({ candidate_id }) => candidate_id));
  }

  message(message: LogMessage): TailMessage {
    const { topic, partition, offset, timestamp, key, value } = message;
    const isTotal = topic !== VOTERS_TOPIC && topic !== VOTES_TOPIC;
    return {
      partition,
      offset,
      at: new Date(timestamp).toISOString(),
      key: isTotal ? shortText(key) : this.digest(topic, key),
      bytes: value?.length ?? 0,
      says: this.#says(topic, value),
    };
  }

  /** What stands for a key. */
  digest(topic: string, key: Uint8Array | null): string {
    if (key === null) return "";
    const digest = createHmac("sha256", this.#secret).update(topic).update("\0").update(key).digest("hex");
    return digest.slice(0, SHOWN_DIGITS);
  }

  /** The source that a ballot gives, where it is one that there is. */
  source(value: Uint8Array | null): string | null {
    const ballot = readMessage<{ source: string }>(value, { source: "string" });
    return BALLOT_SOURCES.find((source) => source === ballot?.source) ?? null;
  }

  #says(topic: string, value: Uint8Array | null): Says {
    if (topic === VOTERS_TOPIC) return this.#voter(value);
    if (topic === VOTES_TOPIC) return this.#ballot(value);
    return totalOf(topic, value);
  }

  /** Texts are shown where the scenario has them, so that nobody's own text gets out by these fields. */
  #voter(value: Uint8Array | null): Says {
    const voter = readMessage<Record<string, string>>(value, {});
    const { location, date_of_birth, gender, nationality } = voter ?? {};
    const { age_bands, date } = this.scenario;
    const band = typeof date_of_birth === "string" && isIsoDate(date_of_birth)
      ? ageBandOf(age_bands, ageOn(date_of_birth, date))
      : undefined;
    return {
      location: this.#locations.has(location) ? location : null,
      age_band: band ? ageBandLabel(band) : null,
      gender: this.#genders.has(gender) ? gender : null,
      nationality: nationality === this.scenario.nationality ? nationality : null,
    };
  }

  #ballot(value: Uint8Array | null): Says {
    const source = this.source(value);
    const isMadeUp = this.scenario.kind === "SIMULATION" && source === "simulator";
    const ballot = isMadeUp ? readMessage<{ candidate_id: string }>(value, { candidate_id: "string" }) : null;
    const candidate_id = ballot?.candidate_id ?? "";
    return { source, candidate_id: this.#candidates.has(candidate_id) ? candidate_id : null };
  }
}

function totalOf(topic: string, value: Uint8Array | null): Says {
  const fields = { total_votes: "number", version: "number" } as const;
  const total = readMessage<{ total_votes: number; version: number; registered_voters?: number }>(
    value,
    fields,
  );
  const { total_votes = null, version = null } = total ?? {};
  if (topic === CANDIDATE_TOTALS_TOPIC) return { total_votes, version };
  const registered = total?.registered_voters;
  return { total_votes, registered_voters: typeof registered === "number" ? registered : null, version };
}

function shortText(key: Uint8Array | null): string {
  return new TextDecoder().decode(key?.subarray(0, MAX_KEY_CHARACTERS) ?? new Uint8Array());
}
