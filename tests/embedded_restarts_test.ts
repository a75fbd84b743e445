import assert from "node:assert/strict";
import { ServerProcess } from "@/lib/embedded/server_process.ts";
import { Supervisor } from "@/lib/embedded/supervisor.ts";
import { waitUntil } from "@/lib/wait.ts";

const DEADLINE_MS = 10_000;
const KILLS = 4;

/** Kills a server, each time once it is up again; gives back how long it was away in all. */
async function killed(recoveredMs: number): Promise<number> {
  const folder = await Deno.makeTempDir({ prefix: "urna-restarts-" });
  const supervisor = new Supervisor(
    {
      name: "kafka",
      stopSignal: "SIGTERM",
      start: () => {
        const spawn = { command: "sleep", args: ["600"], log: `${folder}/log`, cwd: folder };
        return Promise.resolve(ServerProcess.spawn(spawn));
      },
    },
    () => {},
    recoveredMs,
  );
  try {
    await supervisor.start();
    const began = performance.now();
    for (let kills = 1; kills <= KILLS; kills++) {
      Deno.kill(supervisor.status.pid!, "SIGKILL");
      await waitUntil(() => supervisor.status.restarts === kills && supervisor.status.state === "up", {
        what: "it is up again",
        deadlineMs: DEADLINE_MS,
        everyMs: 10,
      });
    }
    return performance.now() - began;
  } finally {
    await supervisor.stop();
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("a server that had recovered is started again at once, however often it is killed", async () => {
  assert.ok(await killed(0) < 2_000);
});

Deno.test("a server that ends as soon as it is up is started after a growing pause", async () => {
  assert.ok(await killed(60_000) > 3_000);
});
