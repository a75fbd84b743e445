/** What must hold at every commit, at every publication and at every frame. */
import type { Message } from "kafkajs";
import type { Frame } from "@/lib/election/results.ts";
import type { Totals } from "@/lib/election/totals.ts";
import { candidateTotalMessage, locationTotalMessage } from "@/lib/kafka/messages.ts";
import { checkCheckpoint } from "./chain_check.ts";
import type { Tables } from "./tables.ts";
import { sumOf } from "./tables.ts";
import type { VotesLog } from "./votes_log.ts";
import type { World } from "./world.ts";

export class Checks {
  /** The messages that may be published: of each committed state, by version and key. */
  #publishable = new Map<string, string>();
  #version = -1;
  #checkpoints = 0;
  #shown = new Map<string, Map<string, number>>();

  constructor(
    private readonly world: World,
    private readonly tables: Tables,
    private readonly votes: VotesLog,
  ) {
    this.#remember(tables.totals());
  }

  /** After a commit. */
  committed(): void {
    const { tables, world } = this;
    const totals = tables.totals();
    world.tell("database", `committed: version ${totals.version}, ${tables.votes.size} votes`);
    const wrong = this.#wrongSums() ?? this.#wrongChain() ??
      (totals.version > this.#version ? null : `version ${totals.version} follows version ${this.#version}`);
    if (wrong) world.violate(`after a commit: ${wrong}`);
    this.#remember(totals);
  }

  #remember(totals: Totals): void {
    this.#version = totals.version;
    for (const total of totals.candidates) this.#allow(totals.version, candidateTotalMessage(total, totals));
    for (const total of totals.locations) this.#allow(totals.version, locationTotalMessage(total, totals));
  }

  #allow(version: number, { key, value, headers }: Message): void {
    this.#publishable.set(`${version} ${key}`, `${value} ${JSON.stringify(headers)}`);
  }

  #wrongSums(): string | null {
    const { tables } = this;
    const votes = tables.votes.size;
    const sums = {
      candidate: tables.byCandidate,
      location: tables.byLocation,
      demographic: tables.byDemographic,
    };
    for (const [name, tally] of Object.entries(sums)) {
      if (sumOf(tally) !== votes) {
        return `the sum by ${name} is ${sumOf(tally)}, but there are ${votes} votes`;
      }
    }
    for (const [partition, { next, votes, rejected }] of tables.offsets) {
      const consumed = this.votes.messages(partition, 0, next).length;
      if (votes + rejected !== consumed) {
        return `partition ${partition}: ${votes} votes + ${rejected} rejected, but ${consumed} messages consumed`;
      }
    }
    const consumed = [...tables.offsets].reduce(
      (n, [p, { next }]) => n + this.votes.messages(p, 0, next).length,
      0,
    );
    const kept = votes + tables.rejected.size;
    return kept === consumed
      ? null
      : `${kept} votes and rejections are kept, but ${consumed} messages consumed`;
  }

  #wrongChain(): string | null {
    const { checkpoints } = this.tables;
    for (; this.#checkpoints < checkpoints.length; this.#checkpoints++) {
      const wrong = checkCheckpoint(this.tables, this.votes, this.#checkpoints);
      if (wrong) return wrong;
    }
    const covered = new Map(checkpoints.map(({ partition, to_offset }) => [partition, to_offset]));
    for (const [partition, { next }] of this.tables.offsets) {
      if ((covered.get(partition) ?? 0) !== next) {
        return `partition ${partition} stands at ${next}, but the chain covers it up to ${
          covered.get(partition) ?? 0
        }`;
      }
    }
    return null;
  }

  /** Before totals are sent: each message must say what was committed. */
  published(...topics: (readonly Message[])[]): void {
    for (const { key, value, headers } of topics.flat()) {
      const { version } = JSON.parse(String(value));
      const committed = this.#publishable.get(`${version} ${key}`);
      if (committed !== `${value} ${JSON.stringify(headers)}`) {
        this.world.violate(`published, but never committed: ${value} ${JSON.stringify(headers)}`);
      }
    }
  }

  /** No number of whoever looks may fall, from one frame to the next. */
  shown(viewer: string, frame: Frame): void {
    const numbers = numbersOf(frame);
    this.world.tell(viewer, `shows version ${frame.version}, ${frame.totals.votes} votes`);
    for (const [name, before] of this.#shown.get(viewer) ?? []) {
      const now = numbers.get(name) ?? 0;
      if (now < before) this.world.violate(`${viewer} showed ${name} ${before}, then ${now}`);
    }
    this.#shown.set(viewer, numbers);
  }
}

/** Every number of a frame that can only grow, by name. */
function numbersOf({ version, ledger, totals, candidates, locations }: Frame): Map<string, number> {
  return new Map([
    ["version", version],
    ["checkpoint", ledger?.checkpoint ?? 0],
    ["votes", totals.votes],
    ["registered", totals.registered],
    ...candidates.map((c) => [c.candidate_id, c.votes] as const),
    ...locations.flatMap((l) => [
      [l.location, l.votes] as const,
      [`${l.location} registered`, l.registered] as const,
      ...Object.entries(l.votes_by_candidate).map(([id, n]) => [`${l.location} ${id}`, n] as const),
    ]),
  ]);
}
