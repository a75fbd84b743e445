/**
 * The audit: counts an election again and compares everything that was made of it. It works on a live count: it
 * first reads what was published, then takes one snapshot of Postgres, and counts up to where that stands.
 */
import type { Admin } from "kafkajs";
import { askWeb, WebCheck } from "@/lib/audit/web_check.ts";
import { type PublishedTotal, readPublished } from "@/lib/audit/published.ts";
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
import type { ReceivedMessage } from "@/lib/election/ballot.ts";
import { LogReader } from "@/lib/kafka/log_reader.ts";
import { CANDIDATE_TOTALS_TOPIC, VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import { candidates } from "@/lib/scenario/candidates.ts";
import type { Database, Transaction } from "@/lib/store/database.ts";
import { type Election, needElection } from "@/lib/store/election.ts";
import { readGenesis, readHead, readLedgerKey } from "@/lib/store/ledger.ts";
import { readRules } from "@/lib/store/registry.ts";
import { delay } from "@/lib/wait.ts";

/** How long the totals of what the ledger held at the beginning may take to be published. */
const PUBLISH_TIMEOUT_MS = 10_000;
const LOOK_AGAIN_MS = 300;

export interface AuditSettings {
  brokers: readonly string[];
  admin: Admin;
  sql: Database;
  /** Where a running web answers. */
  web: string;
  /** Hears how many messages are counted again, and of how many. */
  progress(messages: number, of: number): void;
}

/** @throws UserError where there is no election */
export async function audit(settings: AuditSettings): Promise<AuditReport> {
  const { sql } = settings;
  const started_at = new Date().toISOString();
  const election = await needElection(sql);
  const { sequence: since } = await readHead(sql);
  const webStep = new Step("A running web, against the recount");
  const published = await readPublishedSince(settings, since);
  const answers = await askWeb(settings.web, since, webStep);
  const isOurs = answers?.results.election.begun_at === election.begun_at.toISOString();
  if (answers && !isOurs) {
    webStep.note(`the web at ${settings.web} shows another election: nothing to compare`);
  }
  const web = new WebCheck(isOurs ? answers : null, since, webStep);
  const report = await sql.begin("isolation level repeatable read read only", (tx) => {
    return compareAll(tx, settings, { election, since, published, web, webStep });
  });
  const { id, name } = election.scenario;
  return {
    ok: report.steps.every(({ differences }) => differences === 0),
    started_at,
    finished_at: new Date().toISOString(),
    election: { id, name },
    ...report,
  };
}

async function readPublishedSince(
  { brokers, admin }: AuditSettings,
  since: number,
): Promise<PublishedTotal[]> {
  const end = performance.now() + PUBLISH_TIMEOUT_MS;
  for (;;) {
    const published = await readPublished(brokers, admin);
    const reached = published.filter(({ topic }) => topic === CANDIDATE_TOTALS_TOPIC)
      .reduce((newest, { mark }) => Math.max(newest, mark?.ledger.checkpoint ?? Infinity), 0);
    if (reached >= since || performance.now() > end) return published;
    await delay(LOOK_AGAIN_MS);
  }
}

interface Subject {
  election: Election;
  since: number;
  published: PublishedTotal[];
  web: WebCheck;
  webStep: Step;
}

async function compareAll(
  tx: Transaction,
  { brokers, admin, progress }: AuditSettings,
  { election, since, published, web, webStep }: Subject,
): Promise<Pick<AuditReport, "fixed_point" | "steps">> {
  const steps = {
    chain: new Step("The ledger's chain"),
    log: new Step("Kafka's log, against the ledger"),
    votes: new Step("votes, against the log"),
    rejected: new Step("rejected_votes, against the log"),
    tallies: new Step("The tallies, against the recount"),
    topics: new Step("The aggregated topics, against the recount"),
  };
  const genesis = await readGenesis(tx);
  const head = await readHead(tx);
  const places = await tx<BookPlace[]>`
    select partition, next_offset, votes, rejected, ledger_from from consumed_offsets order by partition`;
  const register = await readRegister(tx, election);
  const rules = { voting_age: election.scenario.voting_age, ...await readRules(tx) };
  const recount = new Recount(tx, election.scenario, rules, await readLedgerKey(tx), steps);
  const topics = new TopicsCheck(published, since, register, steps.topics);
  const counts = new Map<number, { votes: number; rejected: number }>();

  const ends = new Map(
    (await admin.fetchTopicOffsets(VOTES_TOPIC)).map(({ partition, high }) => [partition, Number(high)]),
  );
  const all = places.reduce((sum, { next_offset }) => sum + next_offset, 0);
  await using log = await openLog(brokers, ends);
  const read = async (range: Range): Promise<ReceivedMessage[]> => {
    const { partition, from } = range;
    const end = Math.min(range.to, ends.get(partition) ?? 0);
    if (end < range.to) {
      steps.log.differs({ what: "the log ends before what was counted", partition, offset: end });
    }
    const messages = end === 0 ? [] : await log.readUpTo(partition, end);
    return messages.map((message) => ({
      partition,
      offset: Number(message.offset),
      key: message.key,
      value: message.value,
      appended_at: Number(message.timestamp),
    })).filter(({ offset }) => offset >= from);
  };

  let isLedgerReached = false;
  let headNow = hexOf(genesis);
  const reachLedger = () => {
    if (isLedgerReached) return;
    isLedgerReached = true;
    topics.at(0, headNow, recount.totals);
    web.at(0, headNow, recount.totals);
  };
  let before = { votes: 0, rejected: 0 };
  for await (const window of rangesInOrder(tx, places, genesis, head, steps.chain)) {
    if (window[0].checkpoint) reachLedger();
    const ranges = [];
    for (const range of window) ranges.push({ ...range, messages: await read(range) });
    await recount.count(ranges, ({ partition, checkpoint }) => {
      const { votes, rejected } = recount.totals;
      const own = counts.get(partition) ?? { votes: 0, rejected: 0 };
      counts.set(partition, {
        votes: own.votes + votes - before.votes,
        rejected: own.rejected + rejected - before.rejected,
      });
      before = { votes, rejected };
      if (!checkpoint) return;
      headNow = hexOf(checkpoint.hash);
      topics.at(checkpoint.sequence, headNow, recount.totals);
      web.at(checkpoint.sequence, headNow, recount.totals);
    });
    progress(recount.messages, all);
  }
  reachLedger();
  topics.finish(recount.totals);
  web.finish(recount.totals);

  const { totals } = recount;
  const rowsOfVotes = await checkVotesAlone(tx, totals, steps.votes);
  if (rowsOfVotes !== totals.votes) await findStray(tx, recount.voters, steps.votes);
  const [{ n: rowsRejected }] = await tx<{ n: number }[]>`select count(*) as n from rejected_votes`;
  steps.rejected.compare("rows in rejected_votes", totals.rejected, rowsRejected);
  const rowsOfTallies = await checkTallies(tx, totals, steps.tallies);
  checkCounts(places, counts, steps.tallies);
  const registered = await checkRegister(tx, steps.tallies);
  if (recount.tooEarly > 0) {
    steps.log.note(`${recount.tooEarly} ballots came before their voter was registered: they stay rejected`);
  }
  const unsealed = places.reduce((sum, { ledger_from }) => sum + ledger_from, 0);
  if (unsealed > 0) steps.chain.note(`${unsealed} messages were counted before there was a ledger`);
  if (published.some(({ mark }) => mark === null)) {
    steps.topics.note(
      "totals without a checkpoint were published by another engine: the newest are compared",
    );
  }

  const n = (count: number) => count.toLocaleString("en");
  return {
    fixed_point: {
      checkpoint: head.sequence,
      head: hexOf(head.hash),
      messages: recount.messages,
      votes: totals.votes,
      rejected: totals.rejected,
    },
    steps: [
      steps.chain.done(1, `${n(head.sequence)} checkpoints, each with the hash of the one before`),
      steps.log.done(
        2,
        `${n(recount.messages)} messages judged again: ${n(recount.voters.size)} voters voted`,
      ),
      steps.votes.done(3, `${n(rowsOfVotes)} rows`),
      steps.rejected.done(4, `${n(rowsRejected)} rows`),
      steps.tallies.done(5, `${n(rowsOfTallies)} rows; ${n(registered)} registered voters by location`),
      steps.topics.done(6, `${n(topics.compared)} messages, each at the checkpoint that it names`),
      webStep.done(7, answersCompared(web)),
    ],
  };
}

function answersCompared(web: WebCheck): string {
  return web.compared === 0 ? "nothing" : "/api/results and the newest frame of /api/events";
}

async function openLog(brokers: readonly string[], ends: ReadonlyMap<number, number>): Promise<LogReader> {
  return await LogReader.open(brokers, VOTES_TOPIC, ends.size);
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

function hexOf(hash: Uint8Array): string {
  return new Uint8Array(hash).toHex();
}
