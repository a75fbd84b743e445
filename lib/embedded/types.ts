/** What the caller of the embedded servers and the servers themselves speak of. */

export type ServerName = "kafka" | "postgres";

/** Progress for a person. `done` and `total` are bytes. */
export interface Progress {
  step: "kafka jars" | ServerName;
  text?: string;
  done?: number;
  total?: number;
}
export type Report = (progress: Progress) => void;

export interface ServerStatus {
  state: "starting" | "up" | "restarting" | "stopped";
  /** When it came into this state. */
  since: Date;
  /** Restarts after an unexpected end, since `startEmbedded`. */
  restarts: number;
  pid: number | null;
  /** Why it is not up. */
  error?: string;
}

export interface EmbeddedOptions {
  /** Folder of the servers' data, e.g. ".urna". */
  dataDir: string;
  kafka: boolean;
  postgres: boolean;
  report: Report;
  onState?: (name: ServerName, status: ServerStatus) => void;
  /** Ends a start that is under way: `startEmbedded` then rejects once nothing is left running. */
  signal?: AbortSignal;
}

export interface EmbeddedServers {
  /** Bootstrap addresses, null where Kafka is not embedded. */
  brokers: string[] | null;
  /** Null where Postgres is not embedded. */
  databaseUrl: string | null;
  status(): { kafka?: ServerStatus; postgres?: ServerStatus };
  /** Ends both in order, by force after STOP_ORDERLY_MS; no process is left. */
  stop(): Promise<void>;
}
