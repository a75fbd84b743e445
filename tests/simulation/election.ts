/** The election of a simulation: who is registered, who stands, what is cast, and what is true of each message. */
import { ageBandLabel, ageBandOf } from "@/lib/election/age.ts";
import type { RegistryEntry } from "@/lib/election/voter_page.ts";
import type { RejectionReason } from "@/lib/election/types.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import type { World } from "./world.ts";

const MIN_VOTERS = 8;
const MAX_VOTERS = 24;
const LOCATIONS = 3;
const CANDIDATES = 3;
const MAX_PARTITIONS = 3;
const BATCH_MESSAGES = [1, 4, 20];
const MAX_WAVES = 2;
const WAVE_MS = 10;
const VOTER_AGE = 40;
const MINOR_AGE = 12;
/** Ballots are cast from the beginning until then. */
export const CASTING_MS = 15_000;
/** Blinds the leaves of a simulated ledger. */
export const LEDGER_KEY = new Uint8Array(32).fill(7);
const encoder = new TextEncoder();

/** What a message is, known from its making and not from reading it. */
export type Truth =
  | { ballot: { voter_id: string; candidate_id: string } }
  /** What is wrong with it wherever and whenever it arrives. */
  | { ballot: null; reason: Exclude<RejectionReason, "duplicate" | "poll_closed"> };

export interface CastMessage {
  key: Uint8Array | null;
  value: Uint8Array | null;
  truth: Truth;
}

/** A message that is sent at a time, to a partition, so many times. */
export interface Cast {
  at: number;
  partition: number;
  message: CastMessage;
  /** The sender got no answer, and sends again. */
  copies: number;
}

export class SimulatedElection {
  readonly partitions: number;
  /** Whether ballots come in a few waves, which fill the batches of all partitions at once. */
  readonly inWaves: boolean;
  /** Messages entered in one transaction, at most. */
  readonly batch_messages: number;
  readonly candidates: string[];
  readonly locations: string[];
  /** Those who may vote, and one who is too young. */
  readonly registry = new Map<string, RegistryEntry>();
  readonly voters: string[];
  readonly minor: string;
  /** Virtual time; null: the poll stays open. */
  readonly closes_at: number | null;

  constructor(private readonly world: World, readonly scenario: Scenario) {
    this.partitions = world.whole(1, MAX_PARTITIONS);
    this.inWaves = world.chance(0.3);
    this.batch_messages = this.inWaves ? Math.max(...BATCH_MESSAGES) : world.oneOf(BATCH_MESSAGES);
    this.candidates = scenario.candidates.slice(0, CANDIDATES).map((c) => c.candidate_id);
    this.locations = scenario.locations.slice(0, LOCATIONS).map((l) => l.code);
    this.voters = Array.from({ length: world.whole(MIN_VOTERS, MAX_VOTERS) }, (_, i) => voterId(i));
    this.minor = voterId(this.voters.length);
    for (const id of this.voters) this.#register(id, VOTER_AGE);
    this.#register(this.minor, MINOR_AGE);
    this.closes_at = world.chance(0.3) ? world.between(0.6, 1) * CASTING_MS : null;
  }

  #register(id: string, age: number): void {
    const { locations, scenario, world } = this;
    const band = ageBandOf(scenario.age_bands, age);
    const gender = world.oneOf(["female", "male"]);
    const age_band = band ? ageBandLabel(band) : "";
    this.registry.set(id, { location: world.oneOf(locations), gender, age, age_band });
  }

  /** The partition that a key belongs to. Senders that choose another one are possible. */
  partitionOf(voter_id: string): number {
    return Number(voter_id.slice(-4)) % this.partitions;
  }

  /** All that is cast: most voters once, some again, some elsewhere; in between what counts for nobody. */
  casts(): Cast[] {
    const { world } = this;
    const casts: Cast[] = [];
    const { inWaves } = this;
    const waves = Array.from({ length: world.whole(1, MAX_WAVES) }, () => world.between(0, CASTING_MS));
    const elsewhere = inWaves ? world.oneOf([0, 1]) : world.oneOf([0, 0.15]);
    const hostile = world.chance(0.5) ? world.between(0, 0.8) : 0;
    for (const id of this.voters) {
      const wave = world.oneOf(waves);
      const cast = (partition: number, message: CastMessage) => {
        const at = inWaves ? wave + world.between(0, WAVE_MS) : world.between(0, CASTING_MS);
        casts.push({ at, partition, message, copies: world.chance(0.1) ? 2 : 1 });
      };
      const home = this.partitionOf(id);
      if (world.chance(0.9)) cast(home, this.#ballot(id));
      if (world.chance(0.2)) cast(home, this.#ballot(id));
      if (world.chance(elsewhere)) cast((home + 1) % this.partitions, this.#ballot(id));
      if (world.chance(hostile)) cast(world.random.int(this.partitions), this.#hostile(id));
    }
    return casts;
  }

  #ballot(voter_id: string, candidate_id = this.world.oneOf(this.candidates)): CastMessage {
    const ballot = { voter_id, candidate_id, voting_time: "2026-11-03T10:00:00Z", source: "simulator" };
    return message(voter_id, JSON.stringify(ballot), { ballot: { voter_id, candidate_id } });
  }

  #hostile(id: string): CastMessage {
    const { world } = this;
    const ballot = JSON.parse(new TextDecoder().decode(this.#ballot(id).value!));
    const wrong = (key: string, changed: object, reason: (Truth & { ballot: null })["reason"]) =>
      message(key, JSON.stringify({ ...ballot, ...changed }), { ballot: null, reason });
    switch (world.random.int(7)) {
      case 0:
        return message(id, "{", { ballot: null, reason: "malformed" });
      case 1:
        return { key: null, value: null, truth: { ballot: null, reason: "malformed" } };
      case 2:
        return wrong(voterId(world.random.int(5)) + "x", {}, "malformed");
      case 3:
        return wrong(id, { source: "elsewhere" }, "malformed");
      case 4:
        return wrong(voterId(9_999), { voter_id: voterId(9_999) }, "unknown_voter");
      case 5:
        return wrong(id, { candidate_id: "nobody" }, "unknown_candidate");
      default:
        return wrong(this.minor, { voter_id: this.minor }, "under_age");
    }
  }
}

function voterId(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
}

function message(key: string, value: string, truth: Truth): CastMessage {
  return { key: encoder.encode(key), value: encoder.encode(value), truth };
}
