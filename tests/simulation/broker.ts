/** The simulated Kafka: the votes, the totals, the consumer group; and it may be away. */
import { TransientError } from "@/lib/errors.ts";
import type { SimulatedElection } from "./election.ts";
import { Group } from "./group.ts";
import { TotalsLog } from "./totals_log.ts";
import { VotesLog } from "./votes_log.ts";
import type { World } from "./world.ts";

export class Broker {
  readonly votes: VotesLog;
  readonly totals: TotalsLog;
  readonly group: Group;
  #downUntil = 0;

  constructor(private readonly world: World, election: SimulatedElection) {
    this.votes = new VotesLog(world, election);
    this.totals = new TotalsLog(world);
    this.group = new Group(world, election.partitions);
  }

  /** @throws TransientError while the broker is away */
  reach(): void {
    if (this.world.scheduler.now < this.#downUntil) throw new TransientError("the broker is away");
  }

  /** Away for `ms`; what was acknowledged stays. */
  restart(ms: number): void {
    this.world.tell("broker", `restarts, away for ${Math.round(ms)} ms`);
    this.#downUntil = this.world.scheduler.now + ms;
  }
}
