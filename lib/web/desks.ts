/** The desks of a web instance: what its routes ask, each for one concern. */
import type { SupervisedWorker } from "@/lib/pipeline/supervisor.ts";
import type { Database } from "@/lib/store/database.ts";
import type { Election } from "@/lib/store/election.ts";
import { LedgerDesk } from "@/lib/web/ledger/ledger_desk.ts";
import { Live } from "@/lib/web/live/live.ts";
import { PollingStation } from "@/lib/web/voting/polling_station.ts";

export interface Desks {
  live: Live;
  polling: PollingStation;
  ledger: LedgerDesk;
}

/** What desks are connected to. */
export interface DeskSettings {
  brokers: readonly string[];
  sql: Database;
  election: Election;
  /** Connected already. */
  live: Live;
  /** The workers that this process runs. */
  workers: readonly SupervisedWorker[];
}

export function createDesks(): Desks {
  return {
    live: new Live(),
    polling: new PollingStation(),
    ledger: new LedgerDesk(),
  };
}

/** Connects all but `live`, which they rely on. */
export async function connectDesks({ polling, ledger }: Desks, settings: DeskSettings): Promise<void> {
  await polling.connect({ ...settings, scenario: settings.election.scenario });
  ledger.connect(settings.sql);
}

/** Closes what `connectDesks` has connected. */
export async function closeDesks({ polling }: Desks): Promise<void> {
  await polling.close();
}
