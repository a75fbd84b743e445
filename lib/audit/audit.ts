/**
 * The audit: counts an election again and compares everything that was made of it. It works on a live count: it
 * first reads what was published, then takes one snapshot of Postgres, and counts up to where that stands.
 */
import type { Admin } from "kafkajs";
import { compareAll } from "@/lib/audit/comparison.ts";
import { type PublishedTotal, readPublished } from "@/lib/audit/published.ts";
import type { AuditReport } from "@/lib/audit/report.ts";
import { askWeb, type WebAnswers } from "@/lib/audit/web_answers.ts";
import { messageOf } from "@/lib/errors.ts";
import { LogReader } from "@/lib/kafka/log_reader.ts";
import { CANDIDATE_TOTALS_TOPIC, partitionCount, TOTALS_TOPICS, VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import type { Database } from "@/lib/store/database.ts";
import { type Election, needElection } from "@/lib/store/election.ts";
import { readHead } from "@/lib/store/ledger.ts";
import { delay } from "@/lib/wait.ts";

/** How long the totals of what the ledger held at the beginning may take to be published. */
const PUBLISH_TIMEOUT_MS = 10_000;
const LOOK_AGAIN_MS = 200;

export interface AuditSettings {
  brokers: readonly string[];
  admin: Admin;
  sql: Database;
  /** Where a running web answers. */
  web: string;
  /** Hears how many messages are counted again. */
  progress(messages: number): void;
}

/** Resolves with the report, whatever it says. @throws UserError where there is no election */
export async function audit({ brokers, admin, sql, web, progress }: AuditSettings): Promise<AuditReport> {
  const started_at = new Date().toISOString();
  const election = await needElection(sql);
  const topics = [];
  for (const topic of [VOTES_TOPIC, ...TOTALS_TOPICS]) {
    topics.push({ topic, partitions: await partitionCount(admin, topic) });
  }
  await using log = await LogReader.open(brokers, topics);
  const { sequence: since } = await readHead(sql);
  const published = await publishedSince(since, () => readPublished(admin, log));
  const answers = await answersOf(web, election, since);
  const ends = await admin.fetchTopicOffsets(VOTES_TOPIC);
  return await auditAgainst(sql, election, started_at, {
    ends: new Map(ends.map(({ partition, high }) => [partition, Number(high)])),
    readUpTo: (partition, to) => log.readUpTo(VOTES_TOPIC, partition, to),
    published,
    since,
    ...answers,
    progress,
  });
}

/** The same with what lies outside of Postgres at hand. */
export async function auditAgainst(
  sql: Database,
  election: Election,
  started_at: string,
  source: Parameters<typeof compareAll>[2],
): Promise<AuditReport> {
  const compared = await sql.begin(
    "isolation level repeatable read read only",
    (tx) => compareAll(tx, election, source),
  );
  const { id, name } = election.scenario;
  return {
    ok: compared.steps.every(({ differences }) => differences === 0),
    started_at,
    finished_at: new Date().toISOString(),
    election: { id, name },
    ...compared,
  };
}

/** What is published once it tells of checkpoint `since`, or after some seconds. */
async function publishedSince(
  since: number,
  readMore: () => Promise<PublishedTotal[]>,
): Promise<PublishedTotal[]> {
  const end = performance.now() + PUBLISH_TIMEOUT_MS;
  const published: PublishedTotal[] = [];
  for (;;) {
    published.push(...await readMore());
    const reached = published.filter(({ topic }) => topic === CANDIDATE_TOTALS_TOPIC)
      .reduce((newest, { mark }) => Math.max(newest, mark?.ledger.checkpoint ?? Infinity), 0);
    if (reached >= since || performance.now() > end) return published;
    await delay(LOOK_AGAIN_MS);
  }
}

/** A running web's answers, or why there are none. */
async function answersOf(
  web: string,
  { begun_at }: Election,
  since: number,
): Promise<{ answers: WebAnswers | null; whyNone: string }> {
  try {
    const answers = await askWeb(web, since);
    const isOurs = answers.results.election.begun_at === begun_at.toISOString();
    if (isOurs) return { answers, whyNone: "" };
    return { answers: null, whyNone: `the web at ${web} shows another election: nothing to compare` };
  } catch (error) {
    return { answers: null, whyNone: `no web answers at ${web} (${messageOf(error)}): nothing to compare` };
  }
}
