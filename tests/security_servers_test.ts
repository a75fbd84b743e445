import assert from "node:assert/strict";
import { join } from "node:path";
import postgres from "postgres";
import { startEmbedded } from "@/lib/embedded/mod.ts";
import { isLoopback, listeningAddresses } from "@/tests/helpers/listening.ts";

const OTHERS = 0o077;

Deno.test({
  name:
    "the embedded servers listen on the loopback alone, and keep their files and their password to themselves",
  ignore: Deno.build.os !== "linux",
  async fn() {
    const folder = await Deno.makeTempDir({ prefix: "urna-loopback-" });
    await Deno.chmod(folder, 0o711); // as root, the embedded Postgres runs under another account
    const dataDir = join(folder, "data");
    const servers = await startEmbedded({ dataDir, kafka: true, postgres: true, report: () => {} });
    try {
      for (const [name, status] of Object.entries(servers.status())) {
        const addresses = await listeningAddresses(status.pid!);
        assert.ok(addresses.length > 0, `${name} listens`);
        assert.deepEqual(addresses.filter((address) => !isLoopback(address)), [], name);
      }
      for (const path of ["kafka", "postgres", "postgres/data", "postgres.password", "urna.lock"]) {
        const { mode } = await Deno.stat(join(dataDir, path));
        assert.equal(mode! & OTHERS, 0, `${path} is for its owner alone`);
      }
      await onlyWithThePassword(servers.databaseUrl!);
    } finally {
      await servers.stop();
      await Deno.remove(folder, { recursive: true });
    }
  },
});

async function onlyWithThePassword(databaseUrl: string): Promise<void> {
  const tries = { none: "", wrong: "urna", right: new URL(databaseUrl).password };
  const outcomes: Record<string, string> = {};
  for (const [name, password] of Object.entries(tries)) {
    const url = new URL(databaseUrl);
    url.password = "";
    const sql = postgres(url.href, { max: 1, password, onnotice: () => {} });
    try {
      await sql`select 1`;
      outcomes[name] = "in";
    } catch (error) {
      outcomes[name] = (error as { code: string }).code;
    } finally {
      await sql.end();
    }
  }
  const refused = "28P01"; // invalid_password
  assert.deepEqual(outcomes, { none: refused, wrong: refused, right: "in" });
}

Deno.test("addresses of the kernel's tables are told apart", () => {
  for (const own of ["7f000001", "7f010203", "0".repeat(31) + "1", "0".repeat(20) + "ffff7f000001"]) {
    assert.ok(isLoopback(own), own);
  }
  for (const other of ["00000000", "0a000001", "0".repeat(32), "0".repeat(20) + "ffff0a000001"]) {
    assert.ok(!isLoopback(other), other);
  }
});
