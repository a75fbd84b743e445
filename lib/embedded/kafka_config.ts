/** The files that an embedded broker is started from. Pure text. */

export interface KafkaFiles {
  /** Absolute path of the broker's folder. */
  folder: string;
  port: number;
  controllerPort: number;
}

export const NODE_ID = 1;
/** The largest message that the broker takes, with room for its record batch around 16 MiB of value. */
export const MAX_MESSAGE_BYTES = 16 * 2 ** 20 + 64 * 2 ** 10;
/** Bound of one request, and of all that wait on the heap. */
const MAX_REQUEST_BYTES = 64 * 2 ** 20;
export const MAX_HEAP_MB = 256;
/** A broker that was killed can register again only when its old session is over. */
const BROKER_SESSION_MS = 2_000;
const BROKER_HEARTBEAT_MS = 400;
const INTERNAL_PARTITIONS = 4;
/** For topics that set none themselves. */
const RETENTION_HOURS = 168;
const LOG_FILE_MB = 5;
const LOG_FILES = 3;

/** `server.properties`: one node, broker and controller at once (KRaft), on the loopback only. */
export function serverProperties({ folder, port, controllerPort }: KafkaFiles): string {
  return properties({
    "process.roles": "broker,controller",
    "node.id": NODE_ID,
    "controller.quorum.voters": `${NODE_ID}@127.0.0.1:${controllerPort}`,
    "controller.listener.names": "CONTROLLER",
    "listeners": `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    "advertised.listeners": `PLAINTEXT://127.0.0.1:${port}`,
    "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
    "log.dirs": `${folder}/data`,
    "auto.create.topics.enable": false,
    "message.max.bytes": MAX_MESSAGE_BYTES,
    "replica.fetch.max.bytes": MAX_MESSAGE_BYTES,
    "socket.request.max.bytes": MAX_REQUEST_BYTES,
    "queued.max.request.bytes": MAX_REQUEST_BYTES,
    "group.initial.rebalance.delay.ms": 0,
    "offsets.topic.replication.factor": 1,
    "offsets.topic.num.partitions": INTERNAL_PARTITIONS,
    "transaction.state.log.replication.factor": 1,
    "transaction.state.log.min.isr": 1,
    "transaction.state.log.num.partitions": INTERNAL_PARTITIONS,
    "share.coordinator.state.topic.replication.factor": 1,
    "share.coordinator.state.topic.min.isr": 1,
    "share.coordinator.state.topic.num.partitions": INTERNAL_PARTITIONS,
    "broker.session.timeout.ms": BROKER_SESSION_MS,
    "broker.heartbeat.interval.ms": BROKER_HEARTBEAT_MS,
    "num.network.threads": 2,
    "num.io.threads": 4,
    "num.recovery.threads.per.data.dir": 2,
    "background.threads": 2,
    "log.retention.hours": RETENTION_HOURS,
    "log.cleaner.dedupe.buffer.size": 4 * 2 ** 20,
    "log.cleaner.io.buffer.size": 64 * 2 ** 10,
    // A compacted record above this needs the cleaner's buffers to grow to it, which they do by themselves.
    "log.segment.bytes": 128 * 2 ** 20,
    "metadata.log.segment.bytes": 16 * 2 ** 20,
    "metadata.max.retention.bytes": 64 * 2 ** 20,
  });
}

/** Text of a Java properties file: backslashes are doubled, as the format uses them to escape. */
function properties(values: Record<string, string | number | boolean>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key}=${String(value).replaceAll("\\", "\\\\")}\n`)
    .join("");
}

/** Log4j 2's settings: rolling files of bounded size; errors go to the standard output as well. */
export function log4jProperties(folder: string): string {
  return properties({
    "status": "error",
    "appender.file.type": "RollingFile",
    "appender.file.name": "file",
    "appender.file.fileName": `${folder}/logs/server.log`,
    "appender.file.filePattern": `${folder}/logs/server.log.%i`,
    "appender.file.layout.type": "PatternLayout",
    "appender.file.layout.pattern": "[%d] %p %m (%c)%n",
    "appender.file.policies.type": "Policies",
    "appender.file.policies.size.type": "SizeBasedTriggeringPolicy",
    "appender.file.policies.size.size": `${LOG_FILE_MB}MB`,
    "appender.file.strategy.type": "DefaultRolloverStrategy",
    "appender.file.strategy.max": LOG_FILES,
    "appender.console.type": "Console",
    "appender.console.name": "console",
    "appender.console.layout.type": "PatternLayout",
    "appender.console.layout.pattern": "[%d] %p %m (%c)%n",
    "appender.console.filter.errors.type": "ThresholdFilter",
    "appender.console.filter.errors.level": "error",
    "rootLogger.level": "info",
    "rootLogger.appenderRef.console.ref": "console",
    "rootLogger.appenderRef.file.ref": "file",
  });
}

/** Arguments of `java`, as a file for its `@file` option: the command line itself stays short and known. */
export function javaArguments(folder: string, jars: readonly string[], extra: string[]): string {
  return [
    `-Xms64m`,
    `-Xmx${MAX_HEAP_MB}m`,
    "-XX:+UseSerialGC",
    // The quick compiler alone: it halves the broker's processor time over a count of minutes, which is spent
    // mostly on compiling, and a broker for one machine has no need of more speed than that.
    "-XX:TieredStopAtLevel=1",
    "-XX:+ExitOnOutOfMemoryError",
    "-XX:-UsePerfData",
    "-Xlog:disable",
    "-Xlog:all=error:stderr",
    "-Djava.awt.headless=true",
    `-Djava.io.tmpdir=${folder}/tmp`,
    `-Dlog4j2.configurationFile=${folder}/log4j2.properties`,
    `-Dkafka.logs.dir=${folder}/logs`,
    ...extra,
    "-cp",
    jars.join(":"),
  ].map(quoted).join("\n") + "\n";
}

/** Quoted for a java argument file, where a backslash escapes. */
function quoted(argument: string): string {
  return `"${argument.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
