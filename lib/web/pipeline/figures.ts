/**
 * What the page shows of a sample, as texts by name: the server draws them, the browser puts newer ones in their
 * places. Pure.
 */
import {
  CANDIDATE_TOTALS_TOPIC,
  LOCATION_TOTALS_TOPIC,
  VOTERS_TOPIC,
  VOTES_TOPIC,
} from "@/lib/kafka/topics.ts";
import type { PipelineLiveMessages } from "@/lib/web/messages/pipeline/messages.ts";
import type { Words } from "@/lib/web/messages/words.ts";
import { amountsFor } from "@/lib/web/pipeline/amounts.ts";
import {
  type GroupSample,
  NOTHING_KNOWN,
  type PipelineSample,
  type ServerState,
  type WorkerSample,
} from "@/lib/web/pipeline/sample.ts";

export type LiveWords = Words<PipelineLiveMessages>;
/** By the name that the place has in `data-v`. */
export type Figures = Record<string, string>;

const ZONE = "UTC";

export function figuresOf(sample: PipelineSample, words: LiveWords): Figures {
  return {
    as_of: sample.as_of === NOTHING_KNOWN.as_of ? words.t.unknown : words.f.time(sample.as_of, ZONE),
    ...serverFigures(sample, words),
    ...topicFigures(sample, words),
    ...Object.assign({}, ...sample.groups.map((group) => groupFigures(group, words))),
    ...Object.assign({}, ...sample.workers.map((worker) => workerFigures(worker, words))),
    ...databaseFigures(sample, words),
    ...rejectedFigures(sample, words),
    ...flowFigures(sample, words),
  };
}

function serverFigures({ kafka, postgres }: PipelineSample, { t, f }: LiveWords): Figures {
  const text = ({ ok, answered_at }: ServerState, away: (since: string) => string, never: string) =>
    ok ? "" : answered_at === null ? never : away(f.time(answered_at, ZONE));
  return {
    "kafka.away": text(kafka, t.kafkaAway, t.kafkaNever),
    "postgres.away": text(postgres, t.postgresAway, t.postgresNever),
  };
}

function topicFigures({ topics, tail }: PipelineSample, words: LiveWords): Figures {
  const { t, f } = words;
  const figures: Figures = {};
  for (const { topic, messages, per_second, bytes, partitions } of topics) {
    figures[`${topic}.messages`] = f.count(messages);
    figures[`${topic}.rate`] = rateText(per_second, words);
    figures[`${topic}.bytes`] = bytesText(bytes, words);
    for (const { partition, end, ...more } of partitions) {
      figures[`${topic}.${partition}.end`] = f.count(end);
      figures[`${topic}.${partition}.rate`] = rateText(more.per_second, words);
      figures[`${topic}.${partition}.bytes`] = bytesText(more.bytes, words);
    }
  }
  for (const { topic, left_out } of tail) {
    figures[`${topic}.left_out`] = left_out > 0 ? t.leftOut(f.count(left_out), left_out) : "";
  }
  return figures;
}

/** A reader's name in `data-v`. */
export function groupName({ group, topic }: Pick<GroupSample, "group" | "topic">): string {
  return `${group}.${topic}`;
}

function groupFigures(group: GroupSample, words: LiveWords): Figures {
  const { t, f, language } = words;
  const { state, members, lag, oldest_waits_s } = group;
  const name = groupName(group);
  const figures: Figures = {
    [`${name}.lag`]: lag === null ? t.unknown : f.count(lag),
    [`${name}.waits`]: oldest_waits_s === null ? t.unknown : amountsFor(language).seconds(oldest_waits_s),
    [`${name}.rate`]: rateText(group.per_second, words),
    [`${name}.members`]: members === null ? t.unknown : f.count(members),
    [`${name}.state`]: state === null ? "" : t.groupStates[state] ?? state,
  };
  for (const { partition, position, lag } of group.partitions) {
    figures[`${name}.${partition}.position`] = f.count(position);
    figures[`${name}.${partition}.lag`] = f.count(lag);
  }
  return figures;
}

function workerFigures(worker: WorkerSample, words: LiveWords): Figures {
  const { t, f } = words;
  const { name, state, since, restarts, done, last_error } = worker;
  return {
    [`${name}.state`]: t.states[state] ?? state,
    [`${name}.since`]: t.since(f.time(since, ZONE)),
    [`${name}.restarts`]: f.count(restarts),
    [`${name}.done`]: f.count(done),
    [`${name}.work`]: rateText(worker.per_second, words),
    [`${name}.error`]: last_error === null ? "" : t.lastError(last_error),
  };
}

function databaseFigures({ database }: PipelineSample, words: LiveWords): Figures {
  if (database === null) return {};
  return {
    "database.bytes": bytesText(database.bytes, words),
    "database.commits": rateText(database.commits_per_second, words),
    "database.rows": rateText(database.rows_per_second, words),
    "database.connections": words.f.count(database.connections),
  };
}

function rejectedFigures({ rejected }: PipelineSample, { t, f }: LiveWords): Figures {
  const figures: Figures = {};
  for (const { reason, count, newest } of rejected) {
    figures[`rejected.${reason}`] = f.count(count);
    figures[`rejected.${reason}.newest`] = newest === null
      ? t.unknown
      : t.example(f.count(newest.partition), f.count(newest.offset), f.time(newest.rejected_at, ZONE));
  }
  return figures;
}

/** Two lines for each box of the drawing, and the sentence below it. */
function flowFigures(sample: PipelineSample, words: LiveWords): Figures {
  const { t, f, language } = words;
  const { topics, groups, registration, database, web } = sample;
  const topic = (name: string) => topics.find((one) => one.topic === name);
  const group = (name: string) => groups.find((one) => one.group === name);
  const [voters, votes] = [topic(VOTERS_TOPIC), topic(VOTES_TOPIC)];
  const [simulator, aggregator] = [group("simulator"), group("aggregator")];
  const lag = aggregator?.lag ?? null;
  const waits = aggregator?.oldest_waits_s ?? 0;
  const totals = sum([topic(CANDIDATE_TOTALS_TOPIC)?.per_second, topic(LOCATION_TOTALS_TOPIC)?.per_second]);
  const known = votes?.per_second != null && aggregator?.per_second != null && lag !== null;
  return {
    "flow.producer.1": rateText(voters?.per_second, words),
    "flow.producer.2": t.ofPlanned(f.count(registration.registered), f.count(registration.planned)),
    "flow.voters.1": voters ? f.count(voters.messages) : t.unknown,
    "flow.voters.2": bytesText(voters?.bytes, words),
    "flow.simulator.1": rateText(simulator?.per_second, words),
    "flow.simulator.2": simulator?.lag == null ? t.unknown : t.toAsk(f.count(simulator.lag)),
    "flow.votes.1": votes ? f.count(votes.messages) : t.unknown,
    "flow.votes.2": bytesText(votes?.bytes, words),
    "flow.aggregator.1": rateText(aggregator?.per_second, words),
    "flow.aggregator.2": lag === null
      ? t.unknown
      : waits > 0
      ? t.waitingFor(f.count(lag), lag, amountsFor(language).seconds(waits))
      : t.waiting(f.count(lag), lag),
    "flow.postgres.1": rateText(database?.commits_per_second, words),
    "flow.postgres.2": t.commits(bytesText(database?.bytes, words)),
    "flow.totals.1": rateText(totals, words),
    "flow.totals.2": t.topics,
    "flow.web.1": web.behind === null
      ? t.unknown
      : web.behind === 0
      ? t.upToDate
      : t.behind(f.count(web.behind), web.behind),
    "flow.web.2": "",
    "flow.viewers.1": f.count(web.viewers),
    "flow.viewers.2": t.watching,
    summary: known
      ? t.summary(
        amountsFor(language).rate(votes.per_second!),
        amountsFor(language).rate(aggregator.per_second!),
        f.count(lag),
        lag,
      )
      : t.summaryUnknown,
  };
}

/** Null while one of them is not known. */
export function sum(rates: readonly (number | null | undefined)[]): number | null {
  return rates.reduce<number | null>((all, rate) => all === null || rate == null ? null : all + rate, 0);
}

function rateText(rate: number | null | undefined, { t, language }: LiveWords): string {
  return rate == null ? t.unknown : t.perSecond(amountsFor(language).rate(rate));
}

function bytesText(bytes: number | null | undefined, { t, language }: LiveWords): string {
  return bytes == null ? t.unknown : amountsFor(language).bytes(bytes);
}
