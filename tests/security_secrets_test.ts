import assert from "node:assert/strict";
import { readCommandLine } from "@/lib/config.ts";
import { withoutPassword } from "@/lib/errors.ts";
import { type TestServers, withServers } from "@/tests/helpers/servers.ts";

const MAIN = new URL("../main.ts", import.meta.url).pathname;
const SECRET = "pa/ss#w@rd 5471";

Deno.test("a refused option shows no password and no token", () => {
  const refused = [
    ["--database", `postgress://urna:${SECRET}@localhost/urna`],
    ["--database", `postgres://urna:${SECRET}@localhost:port/urna`],
    ["--brokers", `sasl://urna:${SECRET}@localhost:9092`],
    [`--databse=postgres://urna:${SECRET}@localhost/urna`],
  ];
  for (const args of refused) {
    assert.throws(() => readCommandLine(args, () => undefined), (error: Error) => {
      assert.ok(!error.message.includes("5471"), error.message);
      return true;
    });
  }
  assert.equal(withoutPassword(`postgres://a:${SECRET}@b.example/c`), "postgres://…@b.example/c");
  assert.equal(withoutPassword("/srv/urna"), "/srv/urna");
});

async function printedBy(args: string[], env: Record<string, string> = {}): Promise<string> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", MAIN, "--port", "0", ...args],
    env,
    stdin: "null",
  }).output();
  assert.equal(code, 1);
  return new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr);
}

Deno.test("a start that fails prints no password, wherever it was given", () =>
  withServers(async ({ brokers, database }: TestServers) => {
    const wrong = new URL(database);
    wrong.password = "wrong-5471";
    const kafka = ["--brokers", brokers.join(",")];
    const lines = [
      await printedBy([...kafka, "--database", wrong.href]),
      await printedBy(["web", ...kafka], { DATABASE_URL: wrong.href }),
      await printedBy([wrong.href]),
      await printedBy(["--admin-token", "token-5471", "--database", `x${wrong.href}`]),
    ];
    for (const line of lines) {
      assert.match(line, /^urna: /);
      assert.equal(line.trim().split("\n").length, 1, line);
      assert.doesNotMatch(line, /5471/);
    }
    assert.match(
      lines[0],
      /^urna: Postgres at 127\.0\.0\.1:\d+\/\w+ does not answer \(.*password.*\): check --database/,
    );
  }));
