/** What the site tells of the ledger: proofs, checkpoints, the last audit. */
import type { AuditReport } from "@/lib/audit/report.ts";
import {
  proveReceipt,
  type PublicCheckpoint,
  publicCheckpoint,
  type ReceiptProof,
} from "@/lib/ledger/proof.ts";
import type { Receipt } from "@/lib/ledger/receipt.ts";
import { isTransient } from "@/lib/errors.ts";
import { ProblemError } from "@/lib/web/http/problems.ts";
import { AWAY_RETRY_S, retryAfter } from "@/lib/web/http/retry_after.ts";
import { lastReport } from "@/lib/store/audit_reports.ts";
import type { Database } from "@/lib/store/database.ts";
import { findCheckpoint, readChain, readGenesis, readHead } from "@/lib/store/ledger.ts";

export const MAX_CHECKPOINTS = 1_000;

/** `GET /api/ledger`. */
export interface LedgerPage {
  /** The hash before the first checkpoint. */
  genesis: string;
  head: { checkpoint: number; hash: string };
  checkpoints: PublicCheckpoint[];
}

export class LedgerDesk {
  #sql: Database | null = null;

  connect(sql: Database): void {
    this.#sql = sql;
  }

  /** The proof for a receipt, or null where the ledger does not have it: not counted yet, or never cast. */
  async proof(receipt: Receipt): Promise<ReceiptProof | null> {
    const checkpoint = await this.#ask((sql) => findCheckpoint(sql, receipt));
    return checkpoint && proveReceipt(receipt, checkpoint);
  }

  /** The checkpoints after one, at most `limit`, with both ends of the chain. */
  async page(after: number, limit: number): Promise<LedgerPage> {
    return await this.#ask(async (sql) => {
      const genesis = await readGenesis(sql);
      const checkpoints = await readChain(sql, after, Math.min(limit, MAX_CHECKPOINTS));
      const head = await readHead(sql); // read last: it is never older than what it heads
      return {
        genesis: genesis.toHex(),
        head: { checkpoint: head.sequence, hash: new Uint8Array(head.hash).toHex() },
        checkpoints: checkpoints.map(publicCheckpoint),
      };
    });
  }

  /** The last audit's report, or null. */
  async lastReport(): Promise<AuditReport | null> {
    return await this.#ask(lastReport);
  }

  /** @throws ProblemError `unavailable` while Postgres is away */
  async #ask<T>(question: (sql: Database) => Promise<T>): Promise<T> {
    if (!this.#sql) throw new Error("the ledger's desk is not connected yet");
    try {
      return await question(this.#sql);
    } catch (error) {
      if (!isTransient(error)) throw error;
      throw new ProblemError("unavailable", "The ledger cannot be read for now.", retryAfter(AWAY_RETRY_S));
    }
  }
}
