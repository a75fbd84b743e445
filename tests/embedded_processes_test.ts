import assert from "node:assert/strict";
import { join } from "node:path";
import { UserError } from "@/lib/errors.ts";
import { freePort, isFree, KeptPorts } from "@/lib/embedded/free_port.ts";
import { takeDataFolder } from "@/lib/embedded/data_folder.ts";
import { releaseOf } from "@/lib/embedded/java.ts";
import { postgresHome } from "@/lib/embedded/postgres_home.ts";
import { exists, inspectProcess, isSameProcess } from "@/lib/embedded/processes.ts";
import { endKnown, findRecorded, ServerProcess } from "@/lib/embedded/server_process.ts";
import { boundLog } from "@/lib/embedded/bounded_log.ts";
import { asDiskError } from "@/lib/embedded/disk_errors.ts";
import { waitUntil } from "@/lib/wait.ts";

const DEADLINE_MS = 10_000;

async function inTempFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.realPath(await Deno.makeTempDir({ prefix: "urna-processes-" }));
  try {
    await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Runs a script of ours in another Deno; resolves once it has printed "ready". */
async function runApart(code: string): Promise<{ child: Deno.ChildProcess; end(): Promise<void> }> {
  const config = new URL("../deno.json", import.meta.url).pathname;
  const child = new Deno.Command(Deno.execPath(), {
    args: ["eval", "--config", config, "--ext=ts", code],
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const reader = child.stdout.getReader();
  const { value } = await reader.read();
  assert.equal(new TextDecoder().decode(value).trim(), "ready");
  const end = async () => {
    child.kill("SIGKILL");
    await child.status;
    await reader.cancel();
  };
  return { child, end };
}

Deno.test("a data folder has one owner at a time, and the second is told which process that is", () =>
  inTempFolder(async (folder) => {
    const other = await runApart(`
      import { takeDataFolder } from "@/lib/embedded/data_folder.ts";
      await takeDataFolder(${JSON.stringify(folder)});
      console.log("ready");
      await new Promise(() => setInterval(() => {}, 1000));
    `);
    try {
      await assert.rejects(
        takeDataFolder(folder),
        (error) =>
          error instanceof UserError && error.message.includes(`process ${other.child.pid}`) &&
          error.message.includes("--data"),
      );
    } finally {
      await other.end();
    }
    // Its owner was killed and cleaned nothing up.
    const taken = await takeDataFolder(folder);
    await assert.rejects(takeDataFolder(folder), UserError);
    taken.release();
    (await takeDataFolder(folder)).release();
  }));

Deno.test("a data folder that is a file, or below one, is refused in one line", () =>
  inTempFolder(async (folder) => {
    const file = join(folder, "file");
    await Deno.writeTextFile(file, "");
    for (const path of [file, join(file, "below")]) {
      await assert.rejects(
        takeDataFolder(path),
        (error) => error instanceof UserError && /is not a folder.*--data/.test(error.message),
      );
    }
  }));

Deno.test("a full disk, a read-only one and a denied permission are told apart", () => {
  const say = (error: Error) => (asDiskError(error, "The folder F", "take another") as Error).message;
  assert.match(say(new Error("No space left on device (os error 28)")), /^The folder F .*disk is full/);
  assert.match(say(new Error("Read-only file system (os error 30)")), /read-only.*take another/);
  assert.match(say(new Deno.errors.PermissionDenied("no")), /permission is denied/);
  const other = new TypeError("a bug");
  assert.equal(asDiskError(other, "The folder F", "take another"), other);
});

Deno.test("a process is known by pid, start and command line, and a stranger with its pid is left alone", async () => {
  const stranger = new Deno.Command("sleep", { args: ["60"], stdin: "null" }).spawn();
  try {
    const found = await inspectProcess(stranger.pid);
    assert.match(found?.command ?? "", /sleep 60$/);
    assert.equal(await findRecorded(stranger.pid, (command) => command.includes("kafka.Kafka")), null);
    await endKnown({ ...found!, started: "at another time" }, "SIGKILL");
    assert.ok(await isSameProcess(found!), "it still runs");
    await endKnown(found!, "SIGTERM");
    assert.equal((await stranger.status).signal, "SIGTERM");
    assert.equal(await inspectProcess(stranger.pid), null);
  } finally {
    if (exists(stranger.pid)) stranger.kill("SIGKILL");
  }
});

Deno.test("a server's process has a session of its own, its pid on record and its words in a file", () =>
  inTempFolder(async (folder) => {
    const [log, pidFile] = [join(folder, "a log"), join(folder, "pid")];
    const server = ServerProcess.spawn({
      command: "/bin/sh",
      args: ["-c", "ps -o pgid= -p $$; exec sleep 60"],
      cwd: folder,
      log,
      pidFile,
    });
    const words = await waitUntil(
      () => Deno.readTextFile(log).catch((error) => error instanceof Deno.errors.NotFound ? "" : error),
      { what: "the server wrote", deadlineMs: DEADLINE_MS },
    );
    assert.equal(Number(words), server.pid, "it leads its own process group");
    assert.equal(Number(await Deno.readTextFile(pidFile)), server.pid);
    await server.stop("SIGTERM");
    assert.equal(await server.exited, "was ended by SIGTERM");
    assert.equal(server.running, false);
  }));

Deno.test("ports are kept while they are free, and chosen anew when somebody else listens", () =>
  inTempFolder(async (folder) => {
    const file = join(folder, "ports.json");
    const first = await (await KeptPorts.load(file)).claim("kafka");
    const kept = await KeptPorts.load(file);
    assert.equal(await kept.claim("kafka"), first);
    using _stranger = Deno.listen({ hostname: "127.0.0.1", port: first });
    assert.equal(isFree(first), false);
    const second = await kept.claim("kafka");
    assert.notEqual(second, first);
    assert.equal((await KeptPorts.load(file)).get("kafka"), second);
    await Deno.writeTextFile(file, '{"kafka": "cut sho');
    assert.equal((await KeptPorts.load(file)).get("kafka"), undefined);
  }));

Deno.test("a free port lies below the ephemeral ones", () => {
  const port = freePort();
  assert.ok(port >= 20_000 && port < 32_000 && isFree(port));
});

Deno.test("a log that has grown beyond its bound is moved away and begun anew", () =>
  inTempFolder(async (folder) => {
    const log = join(folder, "log");
    await boundLog(log);
    await Deno.writeTextFile(log, "0123456789");
    await boundLog(log, 10);
    assert.equal(await Deno.readTextFile(log), "0123456789");
    await boundLog(log, 9);
    assert.equal(await Deno.readTextFile(log), "");
    assert.equal(await Deno.readTextFile(`${log}.1`), "0123456789");
  }));

Deno.test("the release of any Java is read from what it prints", () => {
  assert.equal(releaseOf('openjdk version "17.0.15" 2025-04-15'), 17);
  assert.equal(releaseOf('java version "1.8.0_402"'), 8);
  assert.equal(releaseOf('Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "25" 2025-09-16'), 25);
  assert.equal(releaseOf("Unable to locate a Java Runtime."), null);
});

Deno.test("a link to Postgres data that are not there is refused, not begun anew", () =>
  inTempFolder(async (folder) => {
    const link = join(folder, "postgres");
    await Deno.symlink(join(folder, "unmounted"), link);
    await assert.rejects(
      postgresHome(folder, null, () => {}),
      (error) =>
        error instanceof UserError && /unmounted, which is not there.*begin anew/.test(error.message),
    );
    await Deno.remove(link);
    assert.equal((await postgresHome(folder, null, () => {})).path, link);
  }));
