import assert from "node:assert/strict";
import { join } from "node:path";
import { messageOf } from "@/lib/errors.ts";
import { startApp } from "./helpers/app.ts";
import { membersForgotten, type TestServers, withServers } from "./helpers/servers.ts";
import { waitUntil } from "@/lib/wait.ts";

const ROOT = new URL("../", import.meta.url).pathname;

/** Runs a file of the project to its end. */
async function run(args: string[], input = ""): Promise<{ code: number; out: string; err: string }> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", ...args],
    cwd: ROOT,
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(input));
  await writer.close();
  const { code, stdout, stderr } = await child.output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim();
  return { code, out: text(stdout), err: text(stderr) };
}

function addresses({ brokers, database }: TestServers): string[] {
  return ["--brokers", brokers.join(","), "--database", database];
}

async function refused(args: string[], line: RegExp): Promise<void> {
  const { code, err } = await run(args);
  assert.equal(code, 1);
  assert.match(err, line);
  assert.equal(err.split("\n").length, 1, err);
}

Deno.test("a mistake on the command line is one line, and the exit code 1", async () => {
  await refused(["main.ts", "--port", "x"], /^urna: --port "x": accepted is/);
  await refused(["main.ts", "now"], /^urna: now: accepted are options alone/);
  await refused(["main.ts", "--scenario", "nowhere.json"], /^urna: nowhere.json: there is no such scenario/);
  await refused(["lib/cli/worker.ts", "counter"], /^urna: worker "counter": accepted is one of producer/);
});

Deno.test("servers that do not answer are named, with the remedy, before anything is started", async () => {
  const nowhere = join(await Deno.makeTempDir(), "data");
  const args = ["main.ts", "--port", "0", "--data", nowhere];
  await refused(
    [...args, "--brokers", "127.0.0.1:1"],
    /^urna: no Kafka broker answers at 127.0.0.1:1 .*--brokers/,
  );
  await refused(
    [...args, "--database", "postgres://urna:secret@127.0.0.1:1/urna"],
    /^urna: Postgres at 127.0.0.1:1\/urna does not answer .*--database/,
  );
  await assert.rejects(Deno.stat(nowhere), Deno.errors.NotFound);
  await refused(
    ["lib/cli/worker.ts", "aggregator", "--data", nowhere],
    /^urna: --brokers is not given and no election runs on/,
  );
});

Deno.test("a port in use is named, with the remedy", async () => {
  using taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = taken.addr;
  await refused(["main.ts", "--port", String(port)], new RegExp(`^urna: --port ${port} is in use: choose`));
});

Deno.test("another election than the stored one is refused, and a larger electorate is not", async () => {
  await withServers(async (servers) => {
    const start = (...args: string[]) => ["main.ts", "--port", "0", ...addresses(servers), ...args];
    await using first = await startApp({ voters: 300, seed: 5, rate: 0 });
    assert.equal(await first.stop(), 0);
    await refused(start("--seed", "6"), /^urna: --seed 6: the election stored here has seed 5: .*reset/);
    await refused(start("--voters", "200"), /^urna: --voters 200: the election stored here has 300/);
    await refused(
      start("--scenario", "germany"),
      /^urna: --scenario is "germany", but the election stored here/,
    );
    await using second = await startApp({ voters: 400, rate: 0 });
    await waitUntil(
      async () => (await (await fetch(`${second.url}/api/results`)).json()).totals.registered === 400,
      { what: "400 are registered", deadlineMs: 30_000 },
    );
    assert.equal(await second.stop(), 0);
  });
});

Deno.test("a web instance alone shows the same totals; health tells of each worker; reset empties all", async () => {
  await withServers(async (servers) => {
    await using app = await startApp({ voters: 500, rate: 0 });
    await waitUntil(
      async () => (await (await fetch(`${app.url}/api/results`)).json()).election.status === "counted",
      {
        what: "all is counted",
        deadlineMs: 60_000,
      },
    );
    const health = await fetch(`${app.url}/healthz`);
    assert.equal(health.status, 200);
    const { kafka, postgres, workers } = await health.json();
    assert.deepEqual([kafka.ok, postgres.ok], [true, true]);
    assert.deepEqual(Object.keys(workers), ["producer", "simulator", "aggregator"]);

    await using web = await startApp({ args: ["web"] });
    const [ours, theirs] = await Promise.all([app, web].map(async ({ url }) => {
      const { totals, candidates, version } = await (await fetch(`${url}/api/results`)).json();
      return { votes: totals.votes, registered: totals.registered, candidates, version };
    }));
    assert.deepEqual(theirs, ours);
    assert.equal(await web.stop(), 0, web.output.join("\n"));

    const reset = ["lib/cli/reset.ts", ...addresses(servers)];
    const busy = await run(reset, "yes\n");
    assert.match(busy.err, /^urna: a worker still runs/);
    assert.equal(await app.stop(), 0, app.output.join("\n"));

    const kept = await run(reset, "no\n");
    assert.deepEqual([kept.code, kept.err], [1, "urna: nothing was deleted"]);
    await membersForgotten(servers.admin);
    assert.deepEqual((await run(reset, "yes\n")).code, 0);
    const topics = await servers.admin.listTopics();
    assert.ok(!topics.includes("votes_topic"), topics.join());
    await assert.rejects(servers.sql`select from votes`.execute(), (error) => /votes/.test(messageOf(error)));
  });
});

Deno.test("when nobody reads its output any more, Urna runs on and stops in order", async () => {
  await withServers(async (servers) => {
    const child = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "main.ts", "--port", "0", "--voters", "10", ...addresses(servers)],
      cwd: ROOT,
      stdin: "null",
      stdout: "piped",
      stderr: "inherit",
    }).spawn();
    let out = "";
    for await (const text of child.stdout.pipeThrough(new TextDecoderStream())) {
      out += text;
      if (out.includes("Urna is at")) break; // and with it the pipe is closed
    }
    child.kill("SIGINT");
    assert.equal((await child.status).code, 0);
  });
});
