/** The desks of a web instance: what its routes ask, each for one concern. */
import type { SupervisedWorker } from "@/lib/pipeline/supervisor.ts";
import type { Database } from "@/lib/store/database.ts";
import type { Election } from "@/lib/store/election.ts";
import { HistoryDesk } from "@/lib/web/history/history_desk.ts";
import { LedgerDesk } from "@/lib/web/ledger/ledger_desk.ts";
import { Live } from "@/lib/web/live/live.ts";
import { PollingStation } from "@/lib/web/voting/polling_station.ts";

export interface Desks {
  live: Live;
  polling: PollingStation;
  ledger: LedgerDesk;
  history: HistoryDesk;
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
    history: new HistoryDesk(),
  };
}

/** Connects all but `live`, which they rely on. */
export async function connectDesks(
  { polling, ledger, history }: Desks,
  settings: DeskSettings,
): Promise<void> {
  await polling.connect({ ...settings, scenario: settings.election.scenario });
  ledger.connect(settings.sql);
  await history.connect(settings);
}

/** Closes what `connectDesks` has connected. */
export async function closeDesks({ polling, history }: Desks): Promise<void> {
  await Promise.all([polling.close(), history.close()]);
}
