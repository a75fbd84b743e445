/** Up to where the ledger had been written when totals were read from the ballot book. */
export interface LedgerMark {
  /** Sequence of the newest checkpoint that the totals hold; 0 before the first. */
  checkpoint: number;
  /** Its hash, in hex. */
  head: string;
}
