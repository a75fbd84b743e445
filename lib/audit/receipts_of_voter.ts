/** The receipts of a voter's ballots, whichever way they were cast. For the operator: it reads the ledger key. */
import type { Admin } from "kafkajs";
import { isVoterId } from "@/lib/election/ballot.ts";
import { UserError } from "@/lib/errors.ts";
import { LogReader } from "@/lib/kafka/log_reader.ts";
import { partitionCount, VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import type { MessageOutcome } from "@/lib/ledger/leaf.ts";
import { issueReceipt } from "@/lib/ledger/receipt.ts";
import type { Database } from "@/lib/store/database.ts";
import { readLedgerKey } from "@/lib/store/ledger.ts";

export interface VoterReceipt {
  receipt: string;
  outcome: MessageOutcome;
}

/** In the order of their places. @throws UserError where the text is no voter_id, or no ballot was counted yet */
export async function receiptsOfVoter(
  voterId: string,
  { brokers, admin, sql }: { brokers: readonly string[]; admin: Admin; sql: Database },
): Promise<VoterReceipt[]> {
  if (!isVoterId(voterId)) throw new UserError(`${voterId}: accepted is a voter_id, a UUID in lower case`);
  const places = await sql<{ partition: number; offset: number; outcome: MessageOutcome }[]>`
    select partition, "offset", 'counted' as outcome from votes where voter_id = ${voterId}
    union all
    select partition, "offset", reason from rejected_votes where key = convert_to(${voterId}, 'UTF8')
    order by partition, "offset"`;
  if (places.length === 0) {
    throw new UserError(`${voterId}: no ballot of this voter is counted or rejected yet`);
  }
  const ledgerKey = await readLedgerKey(sql);
  const partitions = await partitionCount(admin, VOTES_TOPIC);
  await using log = await LogReader.open(brokers, [{ topic: VOTES_TOPIC, partitions }]);
  const receipts: VoterReceipt[] = [];
  for (const { partition, offset, outcome } of places) {
    const message = (await log.readUpTo(VOTES_TOPIC, partition, offset + 1)).at(-1);
    if (Number(message?.offset) !== offset || !message) {
      throw new UserError(
        `partition ${partition} of ${VOTES_TOPIC} has no message at ${offset}: run the audit`,
      );
    }
    const { key, value } = message;
    receipts.push({ receipt: issueReceipt(ledgerKey, { partition, offset, key, value }).receipt, outcome });
  }
  return receipts;
}
