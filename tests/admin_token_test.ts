import assert from "node:assert/strict";
import { join } from "node:path";
import { adminToken } from "@/lib/cli/admin_token.ts";
import { readCommandLine } from "@/lib/config.ts";

Deno.test("a token that is made is kept for this user alone, and is the same at the next start", async () => {
  const data = await Deno.makeTempDir();
  try {
    const first = await adminToken({ adminToken: null, data });
    assert.match(first.token, /^[0-9a-f]{40}$/);
    assert.equal(first.isGiven, false);
    assert.deepEqual(await adminToken({ adminToken: null, data }), first);
    const { mode } = await Deno.stat(join(data, "admin_token"));
    assert.equal(mode! & 0o777, 0o600);
    assert.deepEqual(await adminToken({ adminToken: "chosen by somebody", data }), {
      token: "chosen by somebody",
      isGiven: true,
    });
  } finally {
    await Deno.remove(data, { recursive: true });
  }
});

Deno.test("without a data folder each start makes a token of its own, and no folder", async () => {
  const data = join(Deno.env.get("TMPDIR") ?? "/tmp", `urna-none-${crypto.randomUUID()}`);
  const [first, second] = [
    await adminToken({ adminToken: null, data }),
    await adminToken({ adminToken: null, data }),
  ];
  assert.notEqual(first.token, second.token);
  await assert.rejects(Deno.stat(data), Deno.errors.NotFound);
});

Deno.test("a token that can be guessed is refused, and not shown", () => {
  const read = (token: string) =>
    readCommandLine(["--admin-token", token], () => undefined).config.adminToken;
  assert.equal(read("twelve chars"), "twelve chars");
  assert.throws(
    () => read("eleven char"),
    /^UserError: --admin-token "…": accepted is a text of 12 to 1000 char/,
  );
});
