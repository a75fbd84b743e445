/**
 * How a process reaches a server. The seed decides how long a request and its answer travel, and which of them
 * get lost: what a call that failed has done at the server is not known.
 */
import { TransientError } from "@/lib/errors.ts";
import type { Process } from "./process.ts";
import type { World } from "./world.ts";

const MIN_TRAVEL_MS = 0.1;
const MAX_TRAVEL_MS = 4;
/** The longest that anything is under way: shorter than a group waits for a member that is not heard. */
export const MAX_SLOW_TRAVEL_MS = 4_000;
/** How soon a caller knows of a lost connection. */
const MAX_NOTICE_MS = 500;

/** How often each mishap befalls a call. */
export interface Weather {
  slow: number;
  /** The request is never served. */
  lost: number;
  /** It is served, but the caller gets no answer. */
  unanswered: number;
  /** The caller is told that it failed, and it is served after that. */
  late: number;
  /** The caller is killed while it waits. */
  killed: number;
}

export const CALM: Weather = { slow: 0, lost: 0, unanswered: 0, late: 0, killed: 0 };

type Fate = "sound" | Exclude<keyof Weather, "slow">;
const MISHAPS = ["lost", "unanswered", "late", "killed"] as const;

export type Server = "broker" | "database";

export interface Call<T> {
  from: Process;
  to: Server;
  what: string;
  /** Runs at the server. */
  serve: () => T | Promise<T>;
  /** The connection is gone: the server will notice. */
  lost?: () => void;
}

export class Network {
  /** On the way to each server and back. */
  weather: Record<Server, Weather> = { broker: CALM, database: CALM };

  constructor(private readonly world: World) {}

  /** Milliseconds that a message travels. */
  #travel(to: Server): number {
    const { world } = this;
    return world.chance(this.weather[to].slow)
      ? world.between(MAX_TRAVEL_MS, MAX_SLOW_TRAVEL_MS)
      : world.between(MIN_TRAVEL_MS, MAX_TRAVEL_MS);
  }

  /**
   * What the server gives.
   * @throws TransientError where the connection is lost, else what the server throws
   */
  call<T>({ from, to, what, serve, lost }: Call<T>): Promise<T> {
    const { scheduler } = this.world;
    const answer = Promise.withResolvers<T>();
    const fate = this.#fate(to);
    const fail = () => {
      this.world.tell(from.name, `${what}: connection lost`);
      lost?.();
      answer.reject(new TransientError(`${what}: the connection was lost`));
    };
    const serveIt = async () => {
      // Of what a killed process was about to send, some is on its way already.
      if (!from.alive && this.world.chance(0.5)) return;
      this.world.tell(from.name, what);
      if (what === "commit" && fate !== "sound") this.world.count("commits without an answer");
      let settle: () => void;
      try {
        const value = await serve();
        settle = () => answer.resolve(value);
      } catch (error) {
        settle = () => answer.reject(error);
      }
      if (fate === "sound") from.after(this.#travel(to), settle);
      else if (fate === "unanswered") from.after(this.#travel(to), fail);
    };

    if (fate !== "sound") this.world.count(`calls ${fate}`);
    if (fate === "killed") scheduler.after(this.world.between(0, 2 * MAX_TRAVEL_MS), () => from.kill());
    if (fate === "lost") return from.after(this.world.between(0, MAX_NOTICE_MS), fail), answer.promise;
    if (fate === "late") from.after(0, fail);
    scheduler.after(fate === "late" ? this.world.between(0, MAX_SLOW_TRAVEL_MS) : this.#travel(to), serveIt);
    return answer.promise;
  }

  #fate(to: Server): Fate {
    let drawn = this.world.random.next();
    for (const mishap of MISHAPS) {
      drawn -= this.weather[to][mishap];
      if (drawn < 0) return mishap;
    }
    return "sound";
  }
}
