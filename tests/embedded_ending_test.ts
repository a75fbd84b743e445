import assert from "node:assert/strict";
import { join } from "node:path";
import { startEmbedded } from "@/lib/embedded/mod.ts";
import { openDatabase } from "@/lib/store/database.ts";
import { waitUntil } from "@/lib/wait.ts";

const ENDED_DEADLINE_MS = 30_000;

Deno.test("a Postgres that somebody told to end, and that cannot, is ended and started again", async () => {
  const folder = await Deno.makeTempDir({ prefix: "urna-ending-" });
  await Deno.chmod(folder, 0o711); // as root, the embedded Postgres runs under another account
  const servers = await startEmbedded({
    dataDir: join(folder, "data"),
    kafka: false,
    postgres: true,
    report: () => {},
  });
  const sql = openDatabase(servers.databaseUrl!, "test", 1);
  let checkpointer = 0;
  try {
    const { pid } = servers.status().postgres!;
    const rows = await sql`select pid from pg_stat_activity where backend_type = 'checkpointer'`;
    checkpointer = rows[0].pid;
    Deno.kill(checkpointer, "SIGSTOP"); // without it no shutdown ends
    Deno.kill(pid!, "SIGINT");
    await waitUntil(() => servers.status().postgres?.state === "restarting", {
      what: "the one that hangs is gone",
      deadlineMs: ENDED_DEADLINE_MS,
    });
    Deno.kill(checkpointer, "SIGCONT");
    checkpointer = 0;
    await waitUntil(() => servers.status().postgres?.state === "up", {
      what: "Postgres is up again",
      deadlineMs: ENDED_DEADLINE_MS,
    });
    assert.notEqual(servers.status().postgres?.pid, pid);
    assert.deepEqual([...await sql`select 1 as n`], [{ n: 1 }]);
  } finally {
    if (checkpointer) Deno.kill(checkpointer, "SIGCONT");
    await sql.end();
    await servers.stop();
    await Deno.remove(folder, { recursive: true });
  }
});
