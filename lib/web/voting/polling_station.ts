/** Where ballots are cast: the ballot box of this process, and the receipts that it gives. */
import { issueReceipt, parseReceipt } from "@/lib/ledger/receipt.ts";
import type { BallotSource } from "@/lib/election/types.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import type { Database } from "@/lib/store/database.ts";
import { readLedgerKey } from "@/lib/store/ledger.ts";
import { RateLimit } from "@/lib/web/http/rate_limit.ts";
import { BallotBox, BoxUnavailable, type Refusal } from "@/lib/web/voting/ballot_box.ts";
import { BallotSender } from "@/lib/web/voting/ballot_sender.ts";
import type { Choice } from "@/lib/web/voting/choice.ts";
import { registryDesk } from "@/lib/web/voting/polling_desk.ts";
import { RecentBallots } from "@/lib/web/voting/recent_ballots.ts";

/** What a voter is given for a ballot that is in the ballot box. */
export interface CastBallot {
  receipt: string;
  partition: number;
  offset: number;
  /** In hex; the receipt has it, too. */
  leaf: string;
  /** In hex. The voter's own: with it and the message anybody can compute the leaf. */
  opening: string;
  /** The ballot as it lies in `votes_topic`. */
  message: { key: string; value: string };
}

export type CastOutcome = { type: "cast"; ballot: CastBallot } | { type: "refused"; reason: Refusal };

export interface PollingSettings {
  brokers: readonly string[];
  sql: Database;
  scenario: Scenario;
}

const encoder = new TextEncoder();

export class PollingStation {
  /** What each client may write: anything, until the start says otherwise. */
  readonly writes = new RateLimit(0);
  #open: { box: BallotBox; sender: BallotSender; ledgerKey: Uint8Array } | null = null;

  /** Kafka is connected to by the first ballot. */
  async connect({ brokers, sql, scenario }: PollingSettings): Promise<void> {
    const recent = new RecentBallots();
    const desk = registryDesk(sql, scenario, (nextOffsets) => recent.forgetCounted(nextOffsets));
    const sender = new BallotSender(brokers);
    const ledgerKey = await readLedgerKey(sql);
    this.#open = { box: new BallotBox({ desk, sender, recent }), sender, ledgerKey };
  }

  /**
   * Casts a ballot; gives back the receipt, or why it was refused.
   * @throws BoxUnavailable where it cannot be taken for now, or nothing is known of its fate
   */
  async cast(choice: Choice, source: BallotSource): Promise<CastOutcome> {
    if (!this.#open) throw new BoxUnavailable("the polling station is not open yet", false);
    const { box, ledgerKey } = this.#open;
    const outcome = await box.cast(choice, source);
    if (outcome.type === "refused") return outcome;
    const { key, value, place: { partition, offset } } = outcome;
    const bytes = { key: encoder.encode(key), value: encoder.encode(value) };
    const { receipt, opening } = issueReceipt(ledgerKey, { partition, offset, ...bytes });
    const leaf = parseReceipt(receipt)?.leaf.toHex();
    if (leaf === undefined) throw new Error("a receipt that was just issued is none");
    return { type: "cast", ballot: { receipt, partition, offset, leaf, opening, message: { key, value } } };
  }

  async close(): Promise<void> {
    await this.#open?.sender.close();
  }
}
