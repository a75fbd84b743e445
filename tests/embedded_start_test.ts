import assert from "node:assert/strict";
import { TransientError, UserError } from "@/lib/errors.ts";
import { ServerProcess } from "@/lib/embedded/server_process.ts";
import { Supervisor } from "@/lib/embedded/supervisor.ts";

/** A server that is killed so many times on its way up. */
async function starts(failures: number, failure: Error): Promise<{ attempts: number; state: string }> {
  const folder = await Deno.makeTempDir();
  let attempts = 0;
  const supervisor = new Supervisor({
    name: "kafka",
    stopSignal: "SIGTERM",
    start: () => {
      if (++attempts <= failures) return Promise.reject(failure);
      const sleep = { command: "/bin/sleep", args: ["60"], cwd: folder, log: `${folder}/log` };
      return Promise.resolve(ServerProcess.spawn(sleep));
    },
  }, () => {});
  try {
    await supervisor.start().catch((error) => assert.equal(error, failure));
    return { attempts, state: supervisor.status.state };
  } finally {
    await supervisor.stop();
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("a server that is killed on its way up is started again, a few times", async () => {
  const killed = new TransientError("Kafka was ended by SIGKILL before it was up");
  assert.deepEqual(await starts(0, killed), { attempts: 1, state: "up" });
  assert.deepEqual(await starts(2, killed), { attempts: 3, state: "up" });
  assert.deepEqual(await starts(9, killed), { attempts: 4, state: "stopped" });
});

Deno.test("a server that a person has to help is not started again", async () => {
  assert.deepEqual(await starts(1, new UserError("the disk is full")), { attempts: 1, state: "stopped" });
});
