/**
 * An election as this process runs it: workers, what watches over them, and the desks of the site. Taken apart and
 * put together again, in the same steps as at the start, when another election takes its place.
 */
import { type Config, WORKER_NAMES } from "@/lib/config.ts";
import { isTransient, messageOf } from "@/lib/errors.ts";
import { closeClient, connectAdmin } from "@/lib/kafka/client.ts";
import { log } from "@/lib/log.ts";
import { followControls, type Following } from "@/lib/pipeline/follow_controls.ts";
import { startWorkers, steer, type SupervisedWorker } from "@/lib/pipeline/supervisor.ts";
import { type Watch, watchOver } from "@/lib/pipeline/watch_over.ts";
import { workersElsewhere } from "@/lib/pipeline/workers_elsewhere.ts";
import { type Controls, readControls } from "@/lib/store/controls.ts";
import type { Database } from "@/lib/store/database.ts";
import type { Election } from "@/lib/store/election.ts";
import { type NextElection, wantNextElection } from "@/lib/store/next_election.ts";
import type { NotRenewable, Renewal } from "@/lib/web/administration/administration_desk.ts";
import { closeDesks, connectDesks, type Desks, renewDesks } from "@/lib/web/desks.ts";
import type { Addresses } from "@/lib/cli/addresses.ts";
import { pause, within } from "@/lib/wait.ts";

/** A step of the change to another election that fails is tried again after this time. */
const TRY_AGAIN_MS = 2_000;
/** How long connections of workers that rest may take to be gone. */
const LEFT_TIMEOUT_MS = 3_000;
const LOOK_EVERY_MS = 100;
/** What `close` waits for a change that is under way: the next start goes on with it. */
const CLOSE_TIMEOUT_MS = 1_500;

export interface DeploymentSettings {
  config: Pick<Config, "workers" | "rate" | "writeRate">;
  addresses: Addresses;
  sql: Database;
  desks: Desks;
  /** Makes the election ready. It is called again for each new one. */
  prepare(): Promise<Election>;
  /** Hears of each election once it can be shown. */
  shown(election: Election): void;
}

export class Deployment implements Renewal {
  underWay: { problem: string | null } | null = null;
  #election: Election | null = null;
  #workers: SupervisedWorker[] = [];
  #watch: Watch | null = null;
  #following: Following | null = null;
  readonly #stopping = new AbortController();
  #changing: Promise<void> = Promise.resolve();

  constructor(private readonly settings: DeploymentSettings) {}

  /** Runs a prepared election. Resolves when it can be shown. */
  async open(election: Election): Promise<void> {
    const { sql, desks } = this.settings;
    if (this.settings.config.workers.length > 0) desks.administration.renewBy(this);
    await this.#run(election);
    this.#following = followControls(sql, (controls) => this.#take(controls));
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    await Promise.all([
      this.settings.desks.live.close(),
      this.#end(),
      within(CLOSE_TIMEOUT_MS, Promise.all([this.#following?.close(), this.#changing])),
    ]);
    if (this.#watch) await this.#end(); // a change has put something together meanwhile
  }

  get obstacle(): NotRenewable | null {
    if (this.#election?.scenario.kind !== "SIMULATION") return "no_simulation";
    if (WORKER_NAMES.some((name) => !this.settings.config.workers.includes(name))) return "not_here";
    return this.underWay ? "under_way" : null;
  }

  async renew(next: NextElection): Promise<NotRenewable | null> {
    if (this.obstacle) return this.obstacle;
    this.underWay = { problem: null };
    let isBegun = false;
    try {
      const own = new Set(this.#workers.map(({ vitals }) => vitals.member).filter((id) => id !== null));
      await Promise.all(this.#workers.map((worker) => worker.pause()));
      if (!await this.#isAlone(own)) return "workers_elsewhere";
      await this.#want(next);
      isBegun = true;
      this.#begin();
      return null;
    } finally {
      if (!isBegun) {
        this.underWay = null;
        this.#following?.look(); // the workers that were not to rest go on
      }
    }
  }

  /** Stores the wish. Where that is in doubt, the change finds out: it goes on with whatever is stored. */
  async #want(next: NextElection): Promise<void> {
    try {
      await wantNextElection(this.settings.sql, next);
    } catch (error) {
      if (!isTransient(error)) throw error;
      log.warning(`it is not known whether a new election is wanted: ${messageOf(error)}`);
    }
  }

  async #isAlone(own: ReadonlySet<string>): Promise<boolean> {
    const { sql, addresses } = this.settings;
    const admin = await connectAdmin(addresses.brokers, "urna-administration");
    try {
      const end = performance.now() + LEFT_TIMEOUT_MS;
      while (await workersElsewhere(sql, admin, own)) {
        if (performance.now() > end) return false;
        await pause(LOOK_EVERY_MS, this.#stopping.signal);
      }
      return true;
    } finally {
      await closeClient(admin);
    }
  }

  /** What the election says of the work, or that it is another one: somebody else has begun it. */
  async #take(controls: Controls): Promise<void> {
    if (this.underWay) return;
    if (controls.begun_at === this.#election?.begun_at.getTime()) return await steer(this.#workers, controls);
    this.underWay = { problem: null };
    this.#begin();
  }

  #begin(): void {
    this.#changing = this.#change();
  }

  /** Goes over to the election that is stored now, or wanted; tries again until it is done. */
  async #change(): Promise<void> {
    const { signal } = this.#stopping;
    const { desks } = this.settings;
    await this.#end();
    while (!signal.aborted) {
      renewDesks(desks);
      try {
        const election = await this.settings.prepare();
        if (signal.aborted) return;
        await this.#run(election);
        break;
      } catch (error) {
        const problem = messageOf(error);
        if (problem !== this.underWay?.problem) {
          log.warning(`the new election does not begin yet: ${problem}`);
        }
        this.underWay = { problem };
        await this.#end();
        await pause(TRY_AGAIN_MS, signal);
      }
    }
    this.underWay = null;
    this.#following?.look();
  }

  async #run(election: Election): Promise<void> {
    const { config, addresses, sql, desks } = this.settings;
    const { brokers } = addresses;
    this.#election = election;
    const controls = await readControls(sql);
    const workers = startWorkers(config.workers, { ...addresses, rate: config.rate }, controls);
    this.#workers = workers;
    this.#watch = watchOver(workers, { brokers, sql });
    const settings = { brokers, sql, election, workers, live: desks.live };
    desks.polling.writes.perSecond = config.writeRate;
    await desks.live.connect(settings);
    performance.mark("urna:totals");
    await connectDesks(desks, settings);
    this.settings.shown(election);
  }

  async #end(): Promise<void> {
    const { desks } = this.settings;
    await Promise.all([
      desks.live.disconnect(),
      this.#watch?.close(),
      ...this.#workers.map((worker) => worker.stop()),
      closeDesks(desks),
    ]);
    this.#watch = null;
    this.#workers = [];
  }
}
