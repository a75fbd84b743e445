/** All that an audit compares, in one snapshot of Postgres. */
import type { KafkaMessage } from "kafkajs";
import type { PublishedTotal } from "@/lib/audit/published.ts";
import { type BookPlace, type Range, rangesInOrder } from "@/lib/audit/ranges.ts";
import { Recount } from "@/lib/audit/recount.ts";
import { type AuditReport, Step } from "@/lib/audit/report.ts";
import {
  checkCounts,
  checkRegister,
  checkTallies,
  checkVotesAlone,
  findStray,
} from "@/lib/audit/tables_check.ts";
import { type Register, TopicsCheck } from "@/lib/audit/topics_check.ts";
import type { WebAnswers } from "@/lib/audit/web_answers.ts";
import { WebCheck } from "@/lib/audit/web_check.ts";
import type { ReceivedMessage } from "@/lib/election/ballot.ts";
import { candidates } from "@/lib/scenario/candidates.ts";
import type { Transaction } from "@/lib/store/database.ts";
import type { Election } from "@/lib/store/election.ts";
import { readGenesis, readHead, readLedgerKey } from "@/lib/store/ledger.ts";
import { readRules } from "@/lib/store/registry.ts";

/** What lies outside of Postgres. */
export interface AuditSource {
  /** The offset after the last of each partition of `votes_topic`. */
  ends: ReadonlyMap<number, number>;
  /** The messages of a partition of `votes_topic` that were not asked for before and lie before `to`. */
  readUpTo(partition: number, to: number): Promise<KafkaMessage[]>;
  /** Of both aggregated topics. */
  published: readonly PublishedTotal[];
  /** The checkpoint that the ledger had reached before they were read. */
  since: number;
  answers: WebAnswers | null;
  whyNone: string;
  progress(messages: number): void;
}

/** What is compared, in the order of the report. */
function newSteps() {
  return {
    chain: new Step("The ledger's chain"),
    log: new Step("Kafka's log, against the ledger"),
    votes: new Step("votes, against the log"),
    rejected: new Step("rejected_votes, against the log"),
    tallies: new Step("The tallies, against the recount"),
    topics: new Step("The aggregated topics, against the recount"),
    web: new Step("A running web, against the recount"),
  };
}
type Steps = ReturnType<typeof newSteps>;

export async function compareAll(
  tx: Transaction,
  election: Election,
  source: AuditSource,
): Promise<Pick<AuditReport, "fixed_point" | "steps">> {
  const steps = newSteps();
  const head = await readHead(tx);
  const places = await tx<BookPlace[]>`
    select partition, next_offset, votes, rejected, ledger_from from consumed_offsets order by partition`;
  const rules = { voting_age: election.scenario.voting_age, ...await readRules(tx) };
  const recount = new Recount(tx, election.scenario, rules, await readLedgerKey(tx), steps);
  const { published, since, answers } = source;
  const topics = new TopicsCheck(published, since, await readRegister(tx, election), steps.topics);
  const web = new WebCheck(answers, since, steps.web);

  const genesis = await readGenesis(tx);
  const ranges = rangesInOrder(tx, places, genesis, head, steps.chain);
  await countAgain(recount, ranges, genesis, source, steps, [topics, web]);
  const rows = await checkTables(tx, election, recount, places, steps);
  addNotes(recount, places, source, steps);

  const n = (count: number) => count.toLocaleString("en");
  const { messages, voters, totals: { votes, rejected } } = recount;
  return {
    fixed_point: {
      checkpoint: head.sequence,
      head: new Uint8Array(head.hash).toHex(),
      messages,
      votes,
      rejected,
    },
    steps: [
      steps.chain.done(1, `${n(head.sequence)} checkpoints, each with the hash of the one before`),
      steps.log.done(2, `${n(messages)} messages judged again: ${n(voters.size)} voters voted`),
      steps.votes.done(3, `${n(rows.votes)} rows`),
      steps.rejected.done(4, `${n(rows.rejected)} rows`),
      steps.tallies.done(
        5,
        `${n(rows.tallies)} rows, and ${n(rows.registered)} registered voters by location and group`,
      ),
      steps.topics.done(6, `${n(topics.compared)} messages, each at the checkpoint that it names`),
      steps.web.done(7, answers ? "/api/results and the newest frame of /api/events" : "nothing"),
    ],
  };
}

/** Counts the ranges again; `published` is compared at each checkpoint on the way. */
async function countAgain(
  recount: Recount,
  ranges: AsyncIterable<Range[]>,
  genesis: Uint8Array,
  source: AuditSource,
  steps: Steps,
  published: readonly (TopicsCheck | WebCheck)[],
): Promise<void> {
  const reach = (checkpoint: number, hash: Uint8Array) => {
    for (const check of published) check.at(checkpoint, new Uint8Array(hash).toHex(), recount.totals);
  };
  let isLedgerReached = false;
  const reachLedger = () => {
    if (!isLedgerReached) reach(0, genesis);
    isLedgerReached = true;
  };
  for await (const window of ranges) {
    if (window[0].checkpoint) reachLedger();
    const read = [];
    for (const range of window) read.push({ ...range, messages: await messagesOf(range, source, steps.log) });
    await recount.count(read, ({ checkpoint }) => {
      if (checkpoint) reach(checkpoint.sequence, checkpoint.hash);
    });
    source.progress(recount.messages);
  }
  reachLedger();
  for (const check of published) check.finish(recount.totals);
}

/** Gives back how many rows were compared. */
async function checkTables(
  tx: Transaction,
  { scenario }: Election,
  { totals, voters }: Recount,
  places: readonly BookPlace[],
  steps: Steps,
): Promise<{ votes: number; rejected: number; tallies: number; registered: number }> {
  const votes = await checkVotesAlone(tx, totals, steps.votes);
  if (votes !== totals.votes) await findStray(tx, voters, steps.votes);
  const [{ n: rejected }] = await tx<{ n: number }[]>`select count(*) as n from rejected_votes`;
  steps.rejected.compare("rows in rejected_votes", totals.rejected, rejected);
  const tallies = await checkTallies(tx, totals, steps.tallies);
  checkCounts(places, totals, steps.tallies);
  const registered = await checkRegister(tx, scenario.age_bands, steps.tallies);
  return { votes, rejected, tallies, registered };
}

function addNotes(
  { tooEarly }: Recount,
  places: readonly BookPlace[],
  { published, whyNone }: AuditSource,
  steps: Steps,
): void {
  if (tooEarly > 0) {
    steps.log.note(`${tooEarly} ballots came before their voter was registered: they stay rejected`);
  }
  const unsealed = places.reduce((sum, { ledger_from }) => sum + ledger_from, 0);
  if (unsealed > 0) steps.chain.note(`${unsealed} messages were counted before there was a ledger`);
  if (published.some(({ mark }) => mark === null)) {
    steps.topics.note(
      "totals without a checkpoint were published by another engine: the newest are compared",
    );
  }
  if (whyNone) steps.web.note(whyNone);
}

async function messagesOf(
  { partition, from, to }: Range,
  { ends, readUpTo }: AuditSource,
  step: Step,
): Promise<ReceivedMessage[]> {
  const end = Math.min(to, ends.get(partition) ?? 0);
  if (end < to) step.differs({ what: "the log ends before what was counted", partition, offset: end });
  const messages = end <= from ? [] : await readUpTo(partition, end);
  return messages.map((message) => ({
    partition,
    offset: Number(message.offset),
    key: message.key,
    value: message.value,
    appended_at: Number(message.timestamp),
  })).filter(({ offset }) => offset >= from);
}

async function readRegister(tx: Transaction, { scenario }: Election): Promise<Register> {
  const locations = await tx<{ location: string; registered_voters: number }[]>`
    select location, registered_voters from locations`;
  return {
    candidates: new Map(
      candidates(scenario).map(({ candidate_id, candidate_name, party_affiliation, photo_url }) => [
        candidate_id,
        { candidate_id, candidate_name, party_affiliation, photo_url },
      ]),
    ),
    locations: new Map(locations.map((row) => [row.location, row.registered_voters])),
    registered: locations.reduce((sum, row) => sum + row.registered_voters, 0),
  };
}
