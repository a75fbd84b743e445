/** What is said on the pipeline's page. */
import type { RejectionReason } from "@/lib/election/types.ts";

/** What changes while the page is open: the browser needs it, too. */
export interface PipelineLiveMessages {
  perSecond: (rate: string) => string;
  /** A figure that nobody knows yet. */
  unknown: string;
  pause: string;
  resume: string;
  kafkaAway: (since: string) => string;
  kafkaNever: string;
  postgresAway: (since: string) => string;
  postgresNever: string;
  /** By a worker's state. */
  states: Record<string, string>;
  since: (time: string) => string;
  lastError: (error: string) => string;
  /** By Kafka's name for a group's state. */
  groupStates: Record<string, string>;
  summary: (cast: string, counted: string, lag: string, n: number) => string;
  summaryUnknown: string;
  ofPlanned: (registered: string, planned: string) => string;
  toAsk: (voters: string) => string;
  waiting: (ballots: string, n: number) => string;
  waitingFor: (ballots: string, n: number, time: string) => string;
  behind: (changes: string, n: number) => string;
  upToDate: string;
  commits: (size: string) => string;
  topics: string;
  watching: string;
  place: (partition: string, offset: string) => string;
  example: (partition: string, offset: string, time: string) => string;
  /** Of a message's content that is not what its topic holds. */
  unreadable: string;
  secretChoice: string;
  votes: (votes: string, n: number) => string;
  version: (version: string) => string;
  noMatch: string;
  leftOut: (messages: string, n: number) => string;
}

export interface PipelineMessages {
  title: string;
  intro: string;
  live: PipelineLiveMessages;
  refresh: string;
  controls: string;
  flow: { heading: string; wide: string; stages: Record<string, string> };
  topics: {
    heading: string;
    sentence: string;
    topic: string;
    messages: string;
    rate: string;
    lastMinute: string;
    lastMinuteNote: string;
    size: string;
    partitions: string;
    partition: string;
    end: string;
    none: string;
  };
  groups: {
    heading: string;
    sentence: string;
    group: string;
    reads: string;
    lag: string;
    waits: string;
    rate: string;
    members: string;
    place: string;
    partitions: string;
    keptIn: Record<"kafka" | "postgres" | "memory", string>;
    names: Record<"simulator" | "aggregator" | "web", string>;
  };
  workers: {
    heading: string;
    sentence: string;
    none: string;
    worker: string;
    state: string;
    restarts: string;
    done: string;
    rate: string;
    /** What each one does. */
    tasks: Record<string, string>;
  };
  database: {
    heading: string;
    sentence: string;
    size: string;
    commits: string;
    rows: string;
    connections: string;
    unknown: string;
  };
  rejected: {
    heading: string;
    sentence: string;
    reason: string;
    count: string;
    newest: string;
    reasons: Record<RejectionReason, string>;
  };
  tail: {
    heading: string;
    sentence: string;
    filter: string;
    partition: string;
    everyPartition: string;
    key: string;
    location: string;
    apply: string;
    time: string;
    place: string;
    message: string;
    keyNote: string;
  };
  json: string;
}
