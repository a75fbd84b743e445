/** The aggregated topics against the recount, each message at the checkpoint that it names. */
import type { PublishedTotal } from "@/lib/audit/published.ts";
import type { Step } from "@/lib/audit/report.ts";
import type { RunningTotals } from "@/lib/audit/running_totals.ts";
import { canonicalJson } from "@/lib/canonical_json.ts";
import { leader, sum, type TotalsMark } from "@/lib/election/totals.ts";
import { CANDIDATE_TOTALS_TOPIC, LOCATION_TOTALS_TOPIC } from "@/lib/kafka/topics.ts";

/** The parts of totals that are no votes. */
export interface Register {
  candidates: ReadonlyMap<
    string,
    { candidate_id: string; candidate_name: string; party_affiliation: string; photo_url: string }
  >;
  /** Registered voters, by location. */
  locations: ReadonlyMap<string, number>;
  registered: number;
}

export class TopicsCheck {
  /** Those with a mark, by the checkpoint that it names. */
  readonly #byCheckpoint: Map<number, PublishedTotal[]>;
  /** The newest message of each topic and key. */
  readonly #newest = new Map<string, PublishedTotal>();
  compared = 0;

  /** `since`: the checkpoint that the ledger had reached before the topics were read. */
  constructor(
    published: readonly PublishedTotal[],
    private readonly since: number,
    private readonly register: Register,
    private readonly step: Step,
  ) {
    const marked = published.filter(({ mark }) => mark !== null);
    this.#byCheckpoint = Map.groupBy(marked, ({ mark }) => mark?.ledger.checkpoint ?? 0);
    const marking = new Set<string>();
    for (const total of published) {
      const log = nameOf(total.topic, String(total.partition));
      // Another engine publishes without marks, and never in the middle of ours.
      if (total.mark?.rejected !== undefined) marking.add(log);
      else if (marking.has(log)) this.#differs("its headers", total);
      const name = nameOf(total.topic, total.key);
      if (versionOf(total) >= versionOf(this.#newest.get(name))) this.#newest.set(name, total);
    }
  }

  /** Compares what was published as of a checkpoint. Call it for each, in their order, from 0 on. */
  at(checkpoint: number, head: string, totals: RunningTotals): void {
    for (const total of this.#byCheckpoint.get(checkpoint) ?? []) this.#compare(total, head, totals);
    this.#byCheckpoint.delete(checkpoint);
    if (checkpoint === this.since) this.#checkReach(totals);
  }

  /** When all is counted again; totals of another engine are compared with the last. */
  finish(totals: RunningTotals): void {
    for (const total of [...this.#byCheckpoint.values()].flat()) {
      this.#differs("totals of a checkpoint that the ledger does not have", total);
    }
    for (const total of this.#newest.values()) {
      if (total.mark === null) this.#compare(total, null, totals);
    }
  }

  /** What the ledger held when the topics were read must have been published by then. */
  #checkReach(totals: RunningTotals): void {
    for (const id of this.register.candidates.keys()) {
      this.#mustHold(CANDIDATE_TOTALS_TOPIC, id, totals.byCandidate.get(id) ?? 0);
    }
    for (const location of this.register.locations.keys()) {
      this.#mustHold(LOCATION_TOTALS_TOPIC, location, sum(Object.values(totals.votesIn(location))));
    }
  }

  #mustHold(topic: string, key: string, votes: number): void {
    const total = this.#newest.get(nameOf(topic, key));
    if (total && (total.mark === null || total.mark.ledger.checkpoint >= this.since)) return;
    const found = total ? votesIn(total) : null;
    if (found === votes) return;
    this.step.differs({
      what: `${topic}, ${key}: the votes of checkpoint ${this.since} are not published`,
      partition: total?.partition ?? null,
      offset: total?.offset ?? null,
      expected: votes,
      found,
    });
  }

  #compare(total: PublishedTotal, head: string | null, totals: RunningTotals): void {
    const { mark } = total;
    this.compared++;
    let value: Record<string, unknown>;
    try {
      value = JSON.parse(total.value);
    } catch {
      return this.#differs("no JSON", total);
    }
    if (mark && mark.ledger.head !== head) return this.#differs("the ledger's head that it names", total);
    if (mark?.rejected !== undefined && mark.rejected !== totals.rejected) {
      this.#differs("the rejected messages that it names", total, totals.rejected, mark.rejected);
    }
    const expected = total.topic === CANDIDATE_TOTALS_TOPIC
      ? this.#candidateTotal(total.key, totals)
      : this.#locationTotal(total.key, totals, mark, value);
    if (expected === null) return this.#differs("totals of something unknown", total);
    const version = mark ? mark.registered + totals.consumed : Number(value.version);
    for (const [field, content] of Object.entries({ ...expected, version })) {
      if (canonicalJson(value[field]) !== canonicalJson(content)) {
        this.#differs(field, total, content, value[field]);
      }
    }
    const fields = Object.keys(value).length;
    if (fields !== Object.keys(expected).length + 1) this.#differs("its fields", total);
  }

  #candidateTotal(id: string, totals: RunningTotals): object | null {
    const candidate = this.register.candidates.get(id);
    return candidate ? { ...candidate, total_votes: totals.byCandidate.get(id) ?? 0 } : null;
  }

  #locationTotal(
    location: string,
    totals: RunningTotals,
    mark: TotalsMark | null,
    value: Record<string, unknown>,
  ): object | null {
    const registered = this.register.locations.get(location);
    if (registered === undefined) return null;
    const votes_by_candidate = totals.votesIn(location);
    // While voters were still being registered, a location had as many as it says, but never more than now.
    const claimed = Number(value.registered_voters);
    const isEarlier = mark !== null && mark.registered < this.register.registered && claimed <= registered;
    return {
      location,
      registered_voters: isEarlier ? claimed : registered,
      total_votes: sum(Object.values(votes_by_candidate)),
      leading_candidate_id: leader(votes_by_candidate),
      votes_by_candidate,
    };
  }

  #differs(what: string, total: PublishedTotal, expected?: unknown, found?: unknown): void {
    const { topic, partition, offset, key } = total;
    const plain = (value: unknown) =>
      typeof value === "number" || typeof value === "string" ? value : undefined;
    this.step.differs({
      what: `${topic}, ${JSON.stringify(key.slice(0, 100))}: ${what}`,
      partition,
      offset,
      expected: plain(expected),
      found: plain(found),
    });
  }
}

function nameOf(topic: string, key: string): string {
  return `${topic}\n${key}`;
}

function versionOf(total: PublishedTotal | undefined): number {
  return total ? numberIn(total, "version") ?? -1 : -1;
}

function votesIn(total: PublishedTotal): number | null {
  return numberIn(total, "total_votes");
}

/** A number in its JSON; null where it has none: what is wrong with it is told of where it is compared. */
function numberIn({ value }: PublishedTotal, field: string): number | null {
  try {
    const n = JSON.parse(value)?.[field];
    return typeof n === "number" ? n : null;
  } catch {
    return null;
  }
}
