/**
 * The simulated consumer group. Whenever a member comes, goes or is not heard of for too long, the partitions
 * are dealt out anew; each member learns of it when it next speaks, so for a while two hold the same partition.
 */
import type { World } from "./world.ts";

export const SESSION_TIMEOUT_MS = 6_000;

/** What a member has from one time it joins to the next. */
export interface Membership {
  generation: number;
  partitions: number[];
}

export class Group {
  #generation = 0;
  /** When each member was last heard of. */
  #members = new Map<string, number>();
  #assignments = new Map<string, number[]>();

  constructor(private readonly world: World, private readonly partitions: number) {}

  join(member: string): Membership {
    const isNew = !this.#members.has(member);
    this.#hear(member);
    if (isNew) this.#deal();
    return { generation: this.#generation, partitions: this.#assignments.get(member) ?? [] };
  }

  leave(member: string): void {
    if (this.#members.delete(member)) this.#deal();
  }

  /** Whether the member may go on in this generation. */
  heartbeat(member: string, generation: number): boolean {
    if (!this.#members.has(member)) return false;
    this.#hear(member);
    return generation === this.#generation;
  }

  #hear(member: string): void {
    const { scheduler } = this.world;
    this.#members.set(member, scheduler.now);
    scheduler.after(SESSION_TIMEOUT_MS + 1, () => {
      if ((this.#members.get(member) ?? Infinity) > scheduler.now - SESSION_TIMEOUT_MS) return;
      this.world.tell("group", `has not heard of ${member}`);
      this.leave(member);
    });
  }

  #deal(): void {
    this.#generation++;
    const members = [...this.#members.keys()];
    this.#assignments = new Map(members.map((member) => [member, []]));
    const first = this.world.random.int(Math.max(1, members.length));
    for (let partition = 0; partition < this.partitions && members.length > 0; partition++) {
      this.#assignments.get(members[(first + partition) % members.length])?.push(partition);
    }
    const dealt = members.map((member) => `${member}: ${this.#assignments.get(member)}`);
    this.world.tell("group", `generation ${this.#generation} (${dealt.join("; ")})`);
  }
}
