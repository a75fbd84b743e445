/** The ballot book's port to the simulated database: each step travels, and may be the last that arrives. */
import type { BallotBook, BookTransaction } from "@/lib/pipeline/enter_batch.ts";
import type { Session, SimulatedDatabase } from "./database.ts";
import type { Process } from "./process.ts";
import type { World } from "./world.ts";

/** How long the server may take to notice that a client is gone; its transaction is open until then. */
const MAX_NOTICE_MS = 50;
const MAX_LATE_NOTICE_MS = 6_000;
const LATE_NOTICE = 0.1;

export class BookClient implements BallotBook {
  constructor(
    private readonly world: World,
    private readonly database: SimulatedDatabase,
    private readonly process: Process,
  ) {}

  async transaction<T>(work: (tx: SimulatedTransaction) => Promise<T>): Promise<T> {
    const session = await this.#call("begin", () => this.database.connect());
    const close = () => this.#closeSoon(session);
    this.process.onDeath(close);
    try {
      const result = await work(
        new SimulatedTransaction(session, (what, serve) => this.#call(what, serve, close)),
      );
      await this.#call("commit", () => session.commit(), close);
      return result;
    } catch (error) {
      close();
      throw error;
    }
  }

  #call<T>(what: string, serve: () => T | Promise<T>, lost?: () => void): Promise<T> {
    return this.world.network.call({ from: this.process, to: "database", what, serve, lost });
  }

  #closeSoon(session: Session): void {
    const { world } = this;
    const most = world.chance(LATE_NOTICE) ? MAX_LATE_NOTICE_MS : MAX_NOTICE_MS;
    world.scheduler.after(world.between(0, most), () => session.close());
  }
}

type Ask = <T>(what: string, serve: () => T | Promise<T>) => Promise<T>;

/** The port, and one thing more for those who want to break it. */
export class SimulatedTransaction implements BookTransaction {
  constructor(private readonly session: Session, private readonly ask: Ask) {}

  advance: BookTransaction["advance"] = (partition, from, to) =>
    this.ask(`advance ${partition} from ${from} to ${to}`, () => this.session.advance(partition, from, to));

  overwriteOffset = (partition: number, to: number) =>
    this.ask(`overwrite ${partition} to ${to}`, () => this.session.overwriteOffset(partition, to));

  enterNewBallots: BookTransaction["enterNewBallots"] = (eligible) =>
    this.ask(`enter ${eligible.length} new ballots`, () => this.session.enterNewBallots(eligible));

  enterBallots: BookTransaction["enterBallots"] = (eligible) =>
    this.ask(`enter ${eligible.length} ballots`, () => this.session.enterBallots(eligible));

  keepRejections: BookTransaction["keepRejections"] = (rejected) =>
    this.ask(`keep ${rejected.length} rejections`, () => this.session.keepRejections(rejected));

  addToTallies: BookTransaction["addToTallies"] = (partition, additions) =>
    this.ask("add to tallies", () => void this.session.writes.additions.push({ partition, additions }));

  addToCounts: BookTransaction["addToCounts"] = (partition, batch) =>
    this.ask("add to counts", () => void this.session.writes.counts.push({ partition, batch }));

  appendCheckpoint: BookTransaction["appendCheckpoint"] = (seal) =>
    this.ask("append checkpoint", () => this.session.appendCheckpoint(seal));
}
