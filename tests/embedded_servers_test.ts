import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { join } from "node:path";
import postgres from "postgres";
import { messageOf, UserError } from "@/lib/errors.ts";
import { type EmbeddedServers, type ServerName, startEmbedded } from "@/lib/embedded/mod.ts";
import { findJava } from "@/lib/embedded/java.ts";
import { kafkaJars } from "@/lib/embedded/kafka_jars.ts";
import { kafkaClient } from "@/lib/kafka/client.ts";
import { waitUntil } from "@/lib/wait.ts";

const UP_DEADLINE_MS = 60_000;
const NOTICED_DEADLINE_MS = 2_000;
const LARGEST_BYTES = 16 * 2 ** 20;
const CONFIG = new URL("../deno.json", import.meta.url).pathname;
const quiet = () => {};

async function inTempFolder(work: (folder: string) => Promise<void>): Promise<void> {
  // A space, as in many a person's folders.
  const folder = await Deno.realPath(await Deno.makeTempDir({ prefix: "urna servers " }));
  try {
    await work(folder);
    assert.deepEqual(await serversNaming(folder), [], "no server is left");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/**
 * Command lines, of all servers, that name the folder. One that makes Kafka's class archive is none: where its
 * parent was killed it ends when it is done.
 */
async function serversNaming(folder: string): Promise<string[]> {
  const { stdout } = await new Deno.Command("ps", { args: ["-axww", "-o", "pid=,command="] }).output();
  return new TextDecoder().decode(stdout).split("\n")
    .filter((line) => line.includes(folder) && !line.includes("-Xshare:dump"));
}

/** What `startEmbedded` throws in a process with this environment and nothing else. */
async function refusal(folder: string, env: Record<string, string>): Promise<string> {
  const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["eval", "--config", CONFIG, "--ext=ts"],
      `
      import { startEmbedded } from "@/lib/embedded/mod.ts";
      const options = { dataDir: ${JSON.stringify(folder)}, kafka: true, postgres: false, report() {} };
      await startEmbedded(options).catch((error) => console.log(error.name + ": " + error.message));
      `,
    ],
    clearEnv: true,
    env: { DENO_DIR: Deno.env.get("DENO_DIR") ?? "", HOME: Deno.env.get("HOME") ?? "", ...env },
  }).output();
  return new TextDecoder().decode(stdout).trim() || new TextDecoder().decode(stderr);
}

Deno.test("without a Java, one line says what is needed and the ways out", () =>
  inTempFolder(async (folder) => {
    const said = await refusal(folder, { PATH: join(folder, "empty") });
    assert.match(
      said,
      /^UserError: No Java was found.*Java 17.*install a JRE 17\+.*docker compose up -d.*--brokers/,
    );
    assert.equal(said.split("\n").length, 1);
  }));

Deno.test("a Java that is too old is named in the same line", () =>
  inTempFolder(async (folder) => {
    const bin = join(folder, "old", "bin");
    await Deno.mkdir(bin, { recursive: true });
    const script = `#!/bin/sh\necho 'openjdk version "11.0.2" 2019-01-15' >&2\n`;
    await Deno.writeTextFile(join(bin, "java"), script, { mode: 0o755 });
    const said = await refusal(join(folder, "data"), { PATH: "/none", JAVA_HOME: join(folder, "old") });
    assert.match(said, /^UserError: The Java found is too old \(.*old\/bin\/java is Java 11\)/);
  }));

Deno.test("a KAFKA_HOME without jars, or with an old Kafka, is refused", () =>
  inTempFolder(async (folder) => {
    const path = Deno.env.get("PATH") ?? "";
    const env = { PATH: path, JAVA_HOME: Deno.env.get("JAVA_HOME") ?? "", KAFKA_HOME: folder };
    assert.match(await refusal(join(folder, "data"), env), /^UserError: KAFKA_HOME is .*cannot be read/);
    await Deno.mkdir(join(folder, "libs"));
    await Deno.writeTextFile(join(folder, "libs/kafka_2.13-3.9.1.jar"), "");
    assert.match(
      await refusal(join(folder, "data"), env),
      /^UserError: KAFKA_HOME is .*Kafka 3\.9\.1, too old/,
    );
  }));

Deno.test("a start that is given up leaves no process", () =>
  inTempFolder(async (folder) => {
    const given = new AbortController();
    const start = startEmbedded({
      dataDir: folder,
      kafka: true,
      postgres: true,
      report: ({ text }) => text === "Starting Kafka" && given.abort(new Error("given up")),
      signal: given.signal,
    });
    await assert.rejects(start, /given up/);
  }));

Deno.test("Postgres starts over the pid file of a dead server whose pid a stranger has, and spares it", () =>
  inTempFolder(async (folder) => {
    const options = { dataDir: folder, kafka: false, postgres: true, report: quiet };
    await (await startEmbedded(options)).stop();
    const stranger = new Deno.Command("sleep", { args: ["600"], stdin: "null" }).spawn();
    try {
      const file = join(folder, "postgres/data/postmaster.pid");
      await Deno.writeTextFile(file, `${stranger.pid}\n${folder}/postgres/data\n`, { mode: 0o600 });
      const data = await Deno.stat(join(folder, "postgres/data"));
      if (Deno.uid() === 0) await Deno.chown(file, data.uid, data.gid);
      const servers = await startEmbedded(options);
      assert.equal(servers.brokers, null);
      assert.equal(servers.status().postgres?.state, "up");
      await servers.stop();
    } finally {
      stranger.kill("SIGTERM");
      assert.equal((await stranger.status).signal, "SIGTERM", "it was still running");
    }
  }));

/** Formats Kafka's storage as the next version would. */
async function formatNewer(folder: string): Promise<void> {
  await Deno.remove(join(folder, "data"), { recursive: true });
  const config = join(folder, "newer.properties");
  const properties = await Deno.readTextFile(join(folder, "server.properties"));
  await Deno.writeTextFile(config, `${properties}unstable.feature.versions.enable=true\n`);
  const { jars } = await kafkaJars(quiet, new AbortController().signal);
  const tool = ["-cp", jars.join(":"), "kafka.tools.StorageTool", "format", "--config", config];
  const version = ["--cluster-id", "AAAAAAAAAAAAAAAAAAAAAQ", "--release-version", "4.4-IV0"];
  const { command } = await findJava();
  const { success, stdout } = await new Deno.Command(command, { args: [...tool, ...version] }).output();
  assert.ok(success, new TextDecoder().decode(stdout));
}

Deno.test("files that another version of a server has made are refused in one line, and left as they are", () =>
  inTempFolder(async (folder) => {
    const start = (name: ServerName) =>
      startEmbedded({
        dataDir: folder,
        kafka: name === "kafka",
        postgres: name === "postgres",
        report: quiet,
      });
    const refused = async (name: ServerName, line: RegExp) => {
      await assert.rejects(start(name), (error) => {
        assert.ok(error instanceof UserError, messageOf(error));
        assert.match(error.message, line);
        return true;
      });
    };
    await (await start("postgres")).stop();
    const made = join(folder, "postgres/data/PG_VERSION");
    const version = await Deno.readTextFile(made);
    await Deno.writeTextFile(made, "17\n");
    await refused("postgres", /made by Postgres 17, and this is Postgres 18: .*--data/);
    await Deno.writeTextFile(made, version);
    await (await start("postgres")).stop();

    await (await start("kafka")).stop();
    const meta = join(folder, "kafka/data/meta.properties");
    const properties = await Deno.readTextFile(meta);
    await Deno.writeTextFile(meta, properties.replace("node.id=1", "node.id=7"));
    await refused("kafka", /made by another Kafka \(node.id is 7 in meta.properties, and not 1\): .*--data/);
    await Deno.writeTextFile(meta, properties.replace("version=1", "version=0"));
    await refused("kafka", /made by another Kafka \(version is 0 /);
    await formatNewer(join(folder, "kafka"));
    await refused("kafka", /written by a newer Kafka than this one: .*--data/);
  }));

/** Starts both servers in a process of its own and kills that. Gives back what they were. */
async function startAndAbandon(folder: string): Promise<{ kafka: number; postgres: number; url: string }> {
  const parent = new Deno.Command(Deno.execPath(), {
    args: [
      ...["eval", "--config", CONFIG, "--ext=ts"],
      `
      import { startEmbedded } from "@/lib/embedded/mod.ts";
      const options = { dataDir: ${JSON.stringify(folder)}, kafka: true, postgres: true, report() {} };
      const servers = await startEmbedded(options);
      const { kafka, postgres } = servers.status();
      console.log(JSON.stringify({ kafka: kafka.pid, postgres: postgres.pid, url: servers.databaseUrl }));
      await new Promise(() => setInterval(() => {}, 1000));
      `,
    ],
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const reader = parent.stdout.getReader();
  const { value } = await reader.read();
  parent.kill("SIGKILL");
  await parent.status;
  await reader.cancel();
  return JSON.parse(new TextDecoder().decode(value));
}

async function withSql<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: quiet });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

async function sendLargest(brokers: string[]): Promise<void> {
  const kafka = kafkaClient(brokers, "test");
  const admin = kafka.admin();
  const producer = kafka.producer();
  await admin.connect();
  await producer.connect();
  await admin.createTopics({ topics: [{ topic: "largest", numPartitions: 1 }] });
  await producer.send({ topic: "largest", messages: [{ value: Buffer.alloc(LARGEST_BYTES) }] });
  await producer.disconnect();
  await admin.disconnect();
}

async function endOffset(brokers: string[]): Promise<string> {
  const admin = kafkaClient(brokers, "test").admin();
  await admin.connect();
  try {
    return (await admin.fetchTopicOffsets("largest"))[0].high;
  } finally {
    await admin.disconnect();
  }
}

async function killAndWait(servers: EmbeddedServers, name: ServerName): Promise<void> {
  const before = servers.status()[name]!;
  Deno.kill(before.pid!, "SIGKILL");
  await waitUntil(() => servers.status()[name]?.state === "restarting", {
    what: `the death of ${name} is noticed`,
    deadlineMs: NOTICED_DEADLINE_MS,
  });
  await waitUntil(() => servers.status()[name]?.state === "up", {
    what: `${name} is up again`,
    deadlineMs: UP_DEADLINE_MS,
  });
  assert.notEqual(servers.status()[name]?.pid, before.pid);
  assert.ok(servers.status()[name]!.restarts > before.restarts);
}

Deno.test("servers of a killed parent are taken over, restarted when killed, lose nothing and stop", () =>
  inTempFolder(async (folder) => {
    const left = await startAndAbandon(folder);
    const states: string[] = [];
    const servers = await startEmbedded({
      dataDir: folder,
      kafka: true,
      postgres: true,
      report: quiet,
      onState: (name, { state }) => states.push(`${name} ${state}`),
    });
    try {
      const { kafka, postgres } = servers.status();
      assert.deepEqual([kafka?.pid, postgres?.pid, servers.databaseUrl], [
        left.kafka,
        left.postgres,
        left.url,
      ]);
      assert.equal((await Deno.stat(join(folder, "postgres.password"))).mode! & 0o777, 0o600);
      await assert.rejects(
        withSql(left.url.replace(/urna:[^@]+@/, "urna:wrong@"), (sql) => sql`select 1`),
        { code: "28P01" },
      );
      await withSql(left.url, (sql) => sql`create table kept as select 7 as n`);
      await sendLargest(servers.brokers!);

      await killAndWait(servers, "kafka");
      await killAndWait(servers, "postgres");
      assert.deepEqual(await withSql(left.url, async (sql) => [...await sql`select n from kept`]), [{
        n: 7,
      }]);
      assert.equal(await endOffset(servers.brokers!), "1");
      await killAndWait(servers, "postgres");
    } finally {
      await servers.stop();
    }
    assert.equal(servers.status().kafka?.state, "stopped");
    assert.deepEqual(states.filter((state) => state.endsWith("stopped")).sort(), [
      "kafka stopped",
      "postgres stopped",
    ]);
    await assert.rejects(
      startEmbedded({ dataDir: join(folder, "ports.json"), kafka: false, postgres: true, report: quiet }),
      (error) => error instanceof UserError && messageOf(error).includes("is not a folder"),
    );
  }));

Deno.test("a Postgres that recovers from a crash when its parent is gone is waited for and taken over", () =>
  inTempFolder(async (folder) => {
    const left = await startAndAbandon(folder);
    const session = postgres(left.url, { max: 1, onnotice: quiet });
    try {
      // Enough that recovering takes a moment.
      await session`create table filler as select repeat('x', 900) as text from generate_series(1, 100000)`;
      const [{ pid }] = await session`select pg_backend_pid() as pid`;
      Deno.kill(pid, "SIGKILL"); // upon which Postgres ends all sessions and recovers
    } finally {
      await session.end({ timeout: 1 });
    }
    const servers = await startEmbedded({ dataDir: folder, kafka: true, postgres: true, report: quiet });
    try {
      assert.equal(servers.status().postgres?.pid, left.postgres);
      assert.deepEqual(
        await withSql(left.url, async (sql) => [...await sql`select count(*)::integer as n from filler`]),
        [{ n: 100_000 }],
      );
    } finally {
      await servers.stop();
    }
  }));
