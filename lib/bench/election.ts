/** An election on a benchmark's own servers, and a backlog of ballots for it. */
import type { Admin, Producer } from "kafkajs";
import { type Behaviour, createBehaviour, decide } from "@/lib/election/behaviour.ts";
import type { Ballot, Voter } from "@/lib/election/types.ts";
import { ACKS_ALL, closeClient, connectAdmin, kafkaClient, producerClient } from "@/lib/kafka/client.ts";
import { ballotMessage } from "@/lib/kafka/messages.ts";
import { ensureTopics, VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import { candidates } from "@/lib/scenario/candidates.ts";
import { Electorate } from "@/lib/scenario/electorate.ts";
import { loadScenario } from "@/lib/scenario/load.ts";
import { MAX_VOTERS } from "@/lib/scenario/limits.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { type Database, openDatabase } from "@/lib/store/database.ts";
import { openElection } from "@/lib/store/election.ts";
import { migrate } from "@/lib/store/migrate.ts";
import { VOTERS_PER_RUN } from "@/lib/store/registration.ts";
import { registerVoters, storeCandidates, storeLocations } from "@/lib/store/registry.ts";
import type { Rig } from "@/lib/bench/rig.ts";

/** As `--partitions` has it where nothing is said. */
export const PARTITIONS = 4;
const CONNECTIONS = 4;

export interface BenchElection extends Rig {
  sql: Database;
  admin: Admin;
  scenario: Scenario;
  seed: number;
}

/** Begins an election in which nobody is registered yet. */
export async function beginElection(rig: Rig, parts: AsyncDisposableStack): Promise<BenchElection> {
  const scenario = await loadScenario();
  const sql = openDatabase(rig.database, "bench", CONNECTIONS);
  parts.defer(() => sql.end());
  const admin = await connectAdmin(rig.brokers, "urna-bench");
  parts.defer(() => closeClient(admin));
  await Promise.all([migrate(sql), ensureTopics(admin, PARTITIONS)]);
  const { seed } = await openElection(sql, {
    scenario,
    scenarioGiven: false,
    voters: MAX_VOTERS,
    seed: null,
  });
  await storeLocations(sql, scenario.locations);
  await storeCandidates(sql, candidates(scenario));
  return { ...rig, sql, admin, scenario, seed };
}

/** Runs of voters in work at the same time: while one is stored or sent, another is made. */
const LANES = 3;

/** The voters of an election, and what they vote, one run after the other. */
export class Backlog {
  #voters = 0;
  /** Cast by voters who are registered already, or just about to be, and meant to be sent. */
  #cast = 0;
  #sent = 0;
  /** Cast, but more than were asked for: sent with the next filling. */
  #waiting: Ballot[] = [];
  readonly #behaviour: Behaviour;

  private constructor(private readonly election: BenchElection, private readonly electorate: Electorate) {
    this.#behaviour = createBehaviour(election.scenario);
  }

  static async of(election: BenchElection): Promise<Backlog> {
    return new Backlog(election, await Electorate.create(election.scenario, election.seed));
  }

  /** Ballots sent so far. */
  get ballots(): number {
    return this.#sent;
  }

  /** Voters made so far: the number of the next one. */
  get voters(): number {
    return this.#voters;
  }

  /** Registers voters, and sends their ballots to `votes_topic`, until there are `ballots` in all. */
  async fillTo(ballots: number, signal: AbortSignal): Promise<void> {
    const producer = producerClient(kafkaClient(this.election.brokers, "urna-bench"));
    await producer.connect();
    const failed = new AbortController();
    const lane = async () => {
      try {
        while (this.#cast < ballots) {
          signal.throwIfAborted();
          failed.signal.throwIfAborted();
          await this.#next(producer, ballots);
        }
      } catch (error) {
        failed.abort(error);
        throw error;
      }
    };
    try {
      await Promise.all(Array.from({ length: LANES }, lane));
    } finally {
      await closeClient(producer);
    }
  }

  /** What is still waiting, or the next run of voters: registered, and their ballots sent. */
  async #next(producer: Producer, ballots: number): Promise<void> {
    let registered: Promise<unknown> | null = null;
    if (this.#waiting.length === 0) {
      const voters = this.#makeVoters();
      this.#waiting = this.#ballotsOf(voters);
      registered = registerVoters(this.election.sql, voters);
    }
    const batch = this.#waiting.splice(0, ballots - this.#cast);
    this.#cast += batch.length;
    await registered;
    await producer.send({ topic: VOTES_TOPIC, acks: ACKS_ALL, messages: batch.map(ballotMessage) });
    this.#sent += batch.length;
  }

  #makeVoters(): Voter[] {
    const voters = Array.from({ length: VOTERS_PER_RUN }, (_, i) => this.electorate.voter(this.#voters + i));
    this.#voters += voters.length;
    return voters;
  }

  #ballotsOf(voters: readonly Voter[]): Ballot[] {
    const voting_time = new Date().toISOString();
    return voters.flatMap((voter): Ballot[] => {
      const choice = decide(this.#behaviour, this.election.seed, voter);
      return choice ? [{ voter_id: voter.voter_id, ...choice, voting_time, source: "simulator" }] : [];
    });
  }
}

/** Takes back everything that was counted, so that the same backlog can be counted again. */
export async function uncount(sql: Database): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`
      truncate votes, rejected_votes, tally_by_candidate, tally_by_location, tally_by_demographic,
               consumed_offsets, checkpoints, ledger_head`;
    await tx`insert into ledger_head (hash) select sha256(ledger_key) from election`;
  });
  await sql`checkpoint`;
}
