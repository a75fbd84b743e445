/** All processes and servers of a simulation. */
import type { Frame } from "@/lib/election/results.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { newerFrame } from "@/lib/web/live/frames.ts";
import { Aggregator } from "./aggregator.ts";
import { Broker } from "./broker.ts";
import { Checks } from "./checks.ts";
import { SimulatedDatabase } from "./database.ts";
import { CASTING_MS, SimulatedElection } from "./election.ts";
import type { Mutant } from "./mutants.ts";
import { Web } from "./web.ts";
import type { World } from "./world.ts";

const MAX_AGGREGATORS = 3;
const WEBS = 2;
const MAX_RESTART_MS = 3_000;
/** How often a sender's transaction ends with a control record. */
const CONTROL_RECORD = 0.15;
const REGISTRATIONS = 6;
const MAX_REGISTERED_AT_ONCE = 9;

export class Cluster {
  readonly election: SimulatedElection;
  readonly broker: Broker;
  readonly database: SimulatedDatabase;
  readonly checks: Checks;
  #aggregators: Aggregator[] = [];
  #webs: Web[] = [];
  /** Each start of an aggregator is another member of the group. */
  #starts = 0;
  /** The web that the viewer watches. */
  #watched = 0;
  #viewed: Frame | null = null;

  constructor(readonly world: World, scenario: Scenario, readonly mutant: Mutant | null) {
    this.election = new SimulatedElection(world, scenario);
    this.broker = new Broker(world, this.election);
    this.database = new SimulatedDatabase(world, this.election, () => this.checks.committed());
    this.checks = new Checks(world, this.database.committed, this.broker.votes);
    for (let i = world.whole(1, MAX_AGGREGATORS); i > 0; i--) this.addAggregator();
    for (let i = 0; i < WEBS; i++) this.#startWeb(i);
    this.#cast();
    this.#register();
  }

  anyAggregator(): Aggregator | undefined {
    return this.#aggregators.length > 0 ? this.world.oneOf(this.#aggregators) : undefined;
  }

  anyWeb(): Web {
    return this.world.oneOf(this.#webs);
  }

  /** Those that are not about to end. */
  get #staying(): Aggregator[] {
    return this.#aggregators.filter(({ isStopping }) => !isStopping);
  }

  /** One more, where there is place. One that is killed starts again. */
  addAggregator(): void {
    if (this.#staying.length >= MAX_AGGREGATORS) return;
    const aggregator = new Aggregator(this, `aggregator ${++this.#starts}`);
    this.#aggregators.push(aggregator);
    aggregator.process.onDeath(() => {
      this.#aggregators = this.#aggregators.filter((other) => other !== aggregator);
      if (aggregator.isStopping) return;
      this.world.scheduler.after(this.world.between(0, MAX_RESTART_MS), () => this.addAggregator());
    });
  }

  /** Stops one in order, but not the last. */
  stopAggregator(): void {
    if (this.#staying.length < 2) return;
    const aggregator = this.world.oneOf(this.#staying);
    aggregator.stop().catch((error) =>
      this.world.violate(`${aggregator.name} failed: ${error?.stack ?? error}`)
    );
  }

  #startWeb(index: number): void {
    const web = new Web(this, `web ${index + 1}`);
    this.#webs[index] = web;
    web.process.onDeath(() =>
      this.world.scheduler.after(this.world.between(0, MAX_RESTART_MS), () => this.#startWeb(index))
    );
  }

  /** A web has a new frame. */
  shown(name: string, frame: Frame): void {
    this.world.count("frames");
    this.checks.shown(name, frame);
    if (name === this.#webs[this.#watched].name) this.#view(frame);
  }

  /** The viewer's browser, which keeps the newer one of two frames. */
  #view(frame: Frame): void {
    const kept = this.#viewed ? newerFrame(this.#viewed, frame) : frame;
    if (kept === this.#viewed) return;
    this.#viewed = kept;
    this.checks.shown("viewer", kept);
  }

  /** The viewer loses the connection, and comes back to another web. */
  turnViewer(): void {
    this.#watched = (this.#watched + 1) % WEBS;
    const { frame } = this.#webs[this.#watched];
    if (frame) this.#view(frame);
  }

  restartWebs(): void {
    for (const web of [...this.#webs]) web.process.kill();
  }

  /** What everybody sees now. */
  frames(): Map<string, Frame | null> {
    const webs = this.#webs.map((web) => [web.name, web.process.alive ? web.frame : null] as const);
    return new Map([...webs, ["viewer", this.#viewed]]);
  }

  /** Everybody is up and moves again. */
  recover(): void {
    for (const { process } of [...this.#aggregators, ...this.#webs]) process.thaw();
  }

  #cast(): void {
    for (const { at, partition, message, copies } of this.election.casts()) {
      this.world.scheduler.after(at, () => {
        for (let i = 0; i < copies; i++) this.broker.votes.append(partition, message);
        if (this.world.chance(CONTROL_RECORD)) this.broker.votes.appendControlRecord(partition);
      });
    }
  }

  /** Registrations go on while ballots are counted; those who vote are known from the beginning. */
  #register(): void {
    for (let i = 0; i < REGISTRATIONS; i++) {
      this.world.scheduler.after(this.world.between(0, CASTING_MS), () => {
        this.database.register(
          this.world.oneOf(this.election.locations),
          this.world.whole(1, MAX_REGISTERED_AT_ONCE),
        );
        for (const aggregator of this.#aggregators) aggregator.request();
      });
    }
  }
}
