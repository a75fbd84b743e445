/** The desks of a web instance: what its routes ask, each for one concern. */
import type { SupervisedWorker } from "@/lib/pipeline/supervisor.ts";
import type { Database } from "@/lib/store/database.ts";
import type { Election } from "@/lib/store/election.ts";
import { ElectorateDesk } from "@/lib/web/electorate/electorate_desk.ts";
import { BoothDesk } from "@/lib/web/booth/booth_desk.ts";
import { HistoryDesk } from "@/lib/web/history/history_desk.ts";
import { AdministrationDesk } from "@/lib/web/administration/administration_desk.ts";
import { LedgerDesk } from "@/lib/web/ledger/ledger_desk.ts";
import { Live } from "@/lib/web/live/live.ts";
import { PipelineDesk } from "@/lib/web/pipeline/pipeline_desk.ts";
import { ShareDesk } from "@/lib/web/share/share_desk.ts";
import { PollingStation } from "@/lib/web/voting/polling_station.ts";

export interface Desks {
  live: Live;
  polling: PollingStation;
  ledger: LedgerDesk;
  administration: AdministrationDesk;
  booth: BoothDesk;
  history: HistoryDesk;
  electorate: ElectorateDesk;
  pipeline: PipelineDesk;
  share: ShareDesk;
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
    administration: new AdministrationDesk(),
    booth: new BoothDesk(),
    history: new HistoryDesk(),
    electorate: new ElectorateDesk(),
    pipeline: new PipelineDesk(),
    share: new ShareDesk(),
  };
}

/** Connects all but `live`, which they rely on. */
export async function connectDesks(
  { polling, ledger, booth, history, administration, pipeline, electorate }: Desks,
  settings: DeskSettings,
): Promise<void> {
  await polling.connect({ ...settings, scenario: settings.election.scenario });
  ledger.connect(settings.sql);
  administration.connect(settings);
  booth.connect(settings);
  electorate.connect(settings);
  await pipeline.connect(settings);
  await history.connect(settings);
}

/** Closes what `connectDesks` has connected. */
export async function closeDesks({ polling, history, pipeline }: Desks): Promise<void> {
  await Promise.all([polling.close(), history.close(), pipeline.close()]);
}

/** Puts new ones, which are not connected yet, in the place of all that belong to one election. */
export function renewDesks(desks: Desks): void {
  const { live, administration, share } = desks;
  Object.assign(desks, { ...createDesks(), live, administration, share });
}
