/** Votes as they are counted again, in every breakdown that Urna keeps. */
import type { RegistryEntry } from "@/lib/election/voter_page.ts";

export class RunningTotals {
  votes = 0;
  rejected = 0;
  /** By partition. */
  readonly byPartition = new Map<number, { votes: number; rejected: number }>();
  /** Offsets passed, control records included: the part of a version that counting brings. */
  consumed = 0;
  readonly byCandidate = new Map<string, number>();
  /** By location, then candidate. */
  readonly byLocation = new Map<string, Map<string, number>>();
  /** By `partition`, for each tally table: its rows' other columns, joined by a line break. */
  readonly tallies = {
    tally_by_candidate: new Map<string, number>(),
    tally_by_location: new Map<string, number>(),
    tally_by_demographic: new Map<string, number>(),
  };

  count(partition: number, candidate_id: string, { location, age_band, gender }: RegistryEntry): void {
    this.votes++;
    this.#of(partition).votes++;
    add(this.byCandidate, candidate_id);
    const here = this.byLocation.get(location) ?? new Map<string, number>();
    this.byLocation.set(location, here);
    add(here, candidate_id);
    add(this.tallies.tally_by_candidate, [partition, candidate_id].join("\n"));
    add(this.tallies.tally_by_location, [partition, location, candidate_id].join("\n"));
    add(this.tallies.tally_by_demographic, [partition, age_band, gender, candidate_id].join("\n"));
  }

  reject(partition: number): void {
    this.rejected++;
    this.#of(partition).rejected++;
  }

  #of(partition: number): { votes: number; rejected: number } {
    const counts = this.byPartition.get(partition) ?? { votes: 0, rejected: 0 };
    this.byPartition.set(partition, counts);
    return counts;
  }

  votesIn(location: string): Record<string, number> {
    return Object.fromEntries(this.byLocation.get(location) ?? []);
  }
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
