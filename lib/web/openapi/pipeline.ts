/** The pipeline's part of the description of the HTTP interface. It says the same as lib/web/pipeline/sample.ts. */
import { REJECTION_REASONS } from "@/lib/election/types.ts";
import { answer, problems, record, ref, type Schema } from "@/lib/web/openapi/answers.ts";

const JSON_TYPE = "application/json";
const text: Schema = { type: "string" };
const count: Schema = { type: "integer", minimum: 0 };
const time: Schema = { type: "string", format: "date-time" };
const orNull = (type: string, more: Schema = {}): Schema => ({ type: [type, "null"], ...more });
const rate = orNull("number", { minimum: 0, description: "Null while it is not known." });
const bytes = orNull("integer", {
  minimum: 0,
  description: "On a broker's disk; null where it does not tell.",
});
const list = (items: Schema): Schema => ({ type: "array", items });

const server = record({
  ok: { type: "boolean" },
  answered_at: orNull("string", {
    format: "date-time",
    description: "When it last answered: what is told of it is from then.",
  }),
  error: orNull("string", { description: "Why it does not answer." }),
});

const topic = record({
  topic: text,
  messages: { ...count, description: "Ever written." },
  per_second: rate,
  bytes,
  partitions: list(record({
    partition: count,
    end: { ...count, description: "The offset after the last message." },
    per_second: rate,
    bytes,
  })),
  recent: { ...list(count), description: "Messages per second in each of the last looks, oldest first." },
});

const group = record({
  group: { enum: ["simulator", "aggregator", "web"] },
  topic: text,
  kept_in: { enum: ["kafka", "postgres", "memory"], description: "Where its place in the topic is kept." },
  state: orNull("string", { description: "Of its consumer group, as Kafka calls it." }),
  members: orNull("integer"),
  lag: orNull("integer", { minimum: 0, description: "Messages not read yet." }),
  oldest_waits_s: orNull("integer", { minimum: 0, description: "How long the oldest of them has waited." }),
  per_second: rate,
  partitions: list(record({ partition: count, position: count, lag: count })),
});

const worker = record({
  name: text,
  state: text,
  since: time,
  restarts: count,
  last_error: orNull("string"),
  done: { ...count, description: "Voters registered, ballots cast or counted since it started." },
  per_second: rate,
});

const rejected = record({
  reason: { enum: REJECTION_REASONS },
  count,
  newest: {
    oneOf: [
      { type: "null" },
      record({
        partition: count,
        offset: count,
        rejected_at: time,
        key: text,
        bytes: count,
        source: orNull("string"),
      }),
    ],
  },
});

const tail = record({
  topic: text,
  messages: {
    ...list(record({
      partition: count,
      offset: count,
      at: time,
      key: { ...text, description: "A voter's is a digest under a secret that changes with each start." },
      bytes: count,
      says: { type: "object", additionalProperties: { type: ["string", "number", "null"] } },
    })),
    description:
      "Newest last. Of voters: location, age band, gender and nationality. Of ballots: the source, and the choice of " +
      "a simulation's made-up voters alone, as receipts name the places of ballots.",
  },
  left_out: { ...count, description: "Messages that came since the look before and are not here." },
});

export const PIPELINE_SCHEMAS: Record<string, Schema> = {
  PipelineSample: record({
    as_of: time,
    kafka: server,
    postgres: server,
    topics: list(topic),
    groups: list(group),
    workers: { ...list(worker), description: "Those of this process." },
    registration: record({ registered: count, planned: count }),
    web: record({
      viewers: { ...count, description: "Of /api/events, here." },
      behind: orNull("integer", {
        minimum: 0,
        description: "Versions between the book and what is shown here.",
      }),
    }),
    database: {
      oneOf: [
        { type: "null" },
        record({ bytes: count, connections: count, commits_per_second: rate, rows_per_second: rate }),
      ],
    },
    rejected: list(rejected),
    tail: list(tail),
  }, "The pipeline at one moment. Rates are per second, over the last seconds."),
};

export const PIPELINE_PATHS: Record<string, Record<string, Schema>> = {
  "/api/pipeline": {
    get: {
      operationId: "getPipeline",
      summary: "Kafka, the workers and Postgres at work",
      description:
        "Where a server does not answer, the last that was known of it, and since when. Samples are taken while " +
        "somebody asks, at most about one a second.",
      responses: { 200: answer("A sample, a second old at most.", JSON_TYPE, ref("PipelineSample")) },
    },
  },
  "/api/pipeline/events": {
    get: {
      operationId: "getPipelineEvents",
      summary: "The same once a second, as server-sent events",
      description:
        "Each event is called `pipeline`, has the sample's time as its id and a `PipelineSample` as its data, in one " +
        "line. The answer does not end.",
      responses: {
        200: answer("A stream of events.", "text/event-stream", {
          type: "string",
          contentMediaType: "text/event-stream",
        }),
        ...problems("unavailable"),
      },
    },
  },
};
