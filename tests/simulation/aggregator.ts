/** An aggregator of the simulation: the real counting and publishing, between simulated servers. */
import type { Message } from "kafkajs";
import { pageOf } from "@/lib/election/voter_page.ts";
import { isTransient, messageOf, TransientError } from "@/lib/errors.ts";
import { countDelivery } from "@/lib/pipeline/count_delivery.ts";
import { enterBatch } from "@/lib/pipeline/enter_batch.ts";
import { Lane } from "@/lib/pipeline/lane.ts";
import { type CountingDesk, PartitionCounter } from "@/lib/pipeline/partition_counter.ts";
import { type PublisherDesk, TotalsPublisher } from "@/lib/pipeline/totals_publisher.ts";
import { BookClient } from "./book_client.ts";
import { LEDGER_KEY } from "./election.ts";
import type { Membership } from "./group.ts";
import { Deadlock } from "./locks.ts";
import { Process } from "./process.ts";
import type { Cluster } from "./cluster.ts";
import { type TotalsTopic } from "./totals_log.ts";

const HEARTBEAT_MS = 1_500;
const MAX_RETRY_MS = 400;
/** How often a reader starts somewhere, or is thrown back, instead of going on where it was. */
const ASTRAY = 0.1;

export class Aggregator {
  readonly process: Process;
  readonly #publisher: TotalsPublisher;
  readonly #counted = new AbortController();
  readonly #publishing: Promise<void>;
  readonly #desk: CountingDesk;
  #membership: Membership | null = null;
  #isStopping = false;
  #reading = new Set<Promise<void>>();

  constructor(private readonly cluster: Cluster, readonly name: string) {
    const { world, mutant } = cluster;
    this.process = new Process(world, name);
    const desk = this.#countingDesk();
    this.#desk = mutant?.counting?.(desk) ?? desk;
    const publisher = this.#publisherDesk();
    this.#publisher = new TotalsPublisher(
      mutant?.publishing?.(publisher, cluster, this.process) ?? publisher,
    );
    this.#publishing = this.#publisher.run(this.#counted.signal);
    this.#watch(this.#publishing);
    this.#watch(this.#stayInGroup());
  }

  /** The registry has changed. */
  request(): void {
    this.process.after(0, () => this.#publisher.request());
  }

  /** Ends in order: what it is in the middle of, its membership, a last round of totals. */
  async stop(): Promise<void> {
    if (this.#isStopping) return;
    this.cluster.world.tell(this.name, "stops");
    this.#isStopping = true;
    this.#membership = null;
    await Promise.all(this.#reading);
    try {
      await this.#ask("leave the group", () => this.cluster.broker.group.leave(this.name));
    } catch (error) {
      this.#tolerate(error);
    }
    this.#counted.abort();
    await this.#publishing;
    this.process.kill();
  }

  get isStopping(): boolean {
    return this.#isStopping;
  }

  #watch(work: Promise<void>): void {
    work.catch((error) => this.cluster.world.violate(`${this.name} failed: ${error?.stack ?? error}`));
  }

  /** A failure of a server is normal here; any other one is a finding. */
  #tolerate(error: unknown): void {
    if (!isTransient(error) && !(error instanceof Deadlock)) throw error;
    this.cluster.world.tell(this.name, messageOf(error));
    if (error instanceof Deadlock) this.cluster.world.count("deadlocks");
  }

  #ask<T>(what: string, serve: () => T | Promise<T>): Promise<T> {
    const { broker, world } = this.cluster;
    return world.network.call({
      from: this.process,
      to: "broker",
      what,
      serve: () => {
        broker.reach();
        return serve();
      },
    });
  }

  async #stayInGroup(): Promise<void> {
    const { group } = this.cluster.broker;
    while (!this.#isStopping) {
      try {
        const membership = await this.#ask("join the group", () => group.join(this.name));
        if (this.#isStopping) return;
        this.#join(membership);
        while (this.#membership === membership) {
          await this.process.sleep(HEARTBEAT_MS);
          if (this.#membership === membership) await this.#heartbeat(membership);
        }
      } catch (error) {
        this.#tolerate(error);
        await this.#retryPause();
      }
    }
  }

  #join(membership: Membership): void {
    const { generation, partitions } = membership;
    this.cluster.world.tell(this.name, `joined generation ${generation}: partitions ${partitions}`);
    this.#membership = membership;
    this.cluster.world.count("group joins");
    this.#publisher.requestEverything();
    for (const partition of partitions) {
      const reading = this.#read(partition, membership);
      this.#reading.add(reading);
      this.#watch(reading);
    }
  }

  async #heartbeat(membership: Membership): Promise<void> {
    const { group } = this.cluster.broker;
    if (await this.#ask("heartbeat", () => group.heartbeat(this.name, membership.generation))) return;
    if (this.#membership === membership) this.#membership = null;
    throw new TransientError("the group is being dealt out anew");
  }

  async #read(partition: number, membership: Membership): Promise<void> {
    const { broker: { votes }, election, world } = this.cluster;
    const isMember = () => this.#membership === membership;
    const astray = () => votes.anyOffset(partition);
    let position = world.chance(ASTRAY) ? astray() : 0;
    let seeks = 0;
    const seek = (offset: number) => {
      position = offset;
      seeks++;
    };
    const counter = new PartitionCounter(partition, this.#desk);
    const lane = new Lane(
      (delivery, isCurrent) =>
        countDelivery(
          counter,
          delivery,
          { isCurrent: () => isCurrent() && isMember(), seek },
          () => this.#publisher.request(),
          election.batch_messages,
        ),
      ({ asked }) => seek(asked),
    );
    while (isMember()) {
      try {
        const before = seeks;
        const delivery = await this.#ask(
          `fetch ${partition} from ${position}`,
          () => votes.fetch(partition, position),
        );
        if (!delivery || seeks !== before) continue;
        if (delivery.messages.length === 0) { // control records alone: a reader passes them over
          position = delivery.end;
          continue;
        }
        if (!lane.hasRoomFor(delivery)) await lane.room;
        if (!isMember() || seeks !== before) continue;
        lane.take(delivery);
        position = delivery.end;
        await this.#heartbeat(membership);
      } catch (error) {
        this.#tolerate(error);
        await this.#retryPause();
      }
      if (world.chance(ASTRAY)) position = astray();
    }
    await lane.close();
  }

  #retryPause(): Promise<void> {
    return this.process.sleep(this.cluster.world.between(0, MAX_RETRY_MS));
  }

  #countingDesk(): CountingDesk {
    const { database, election, mutant, world } = this.cluster;
    const ask = <T>(what: string, serve: () => T) =>
      world.network.call({ from: this.process, to: "database", what, serve });
    const client = new BookClient(world, database, this.process);
    const book = mutant?.book?.(client) ?? client;
    return {
      nextOffset: (partition) => ask(`where does ${partition} stand?`, () => database.nextOffset(partition)),
      rules: () =>
        ask("what are the rules?", () => {
          database.reach();
          const { voting_age } = election.scenario;
          return { candidates: new Set(election.candidates), voting_age, closes_at: election.closes_at };
        }),
      findVoters: (ids) =>
        ask(`who are these ${ids.length}?`, () => {
          database.reach();
          return pageOf(
            new Map(ids.flatMap((id) => {
              const entry = election.registry.get(id);
              return entry ? [[id, entry]] : [];
            })),
          );
        }),
      findVoted: (ids) =>
        ask(`who of these ${ids.length} has voted?`, () => {
          database.reach();
          return ids.filter((id) => database.committed.votes.has(id));
        }),
      enter: (batch) => enterBatch(book, LEDGER_KEY, batch),
    };
  }

  #publisherDesk(): PublisherDesk {
    const { broker: { totals }, checks, database, world } = this.cluster;
    const send = (topic: TotalsTopic, messages: Message[]) =>
      this.#ask(`send ${messages.length} ${topic}`, () => totals.append(topic, messages));
    return {
      readTotals: () =>
        world.network.call({
          from: this.process,
          to: "database",
          what: "read totals",
          serve: () => database.readTotals(),
        }),
      send: async (candidates, locations) => {
        checks.published(candidates, locations);
        await Promise.all([send("candidates", candidates), send("locations", locations)]);
      },
      failed: (error) => this.#tolerate(error),
      pause: this.process.pause,
    };
  }
}
