/**
 * `deno task test [files or options of deno test]`: the packages of the lock file, format, lint, types, then
 * every test. One Kafka and one Postgres of its own serve all integration tests; they lie in a temporary folder
 * and are gone afterwards. The last line is `N passed, N failed`.
 */
import { startEmbedded } from "@/lib/embedded/mod.ts";
import { UserError } from "@/lib/errors.ts";

async function deno(args: string[], env: Record<string, string> = {}): Promise<boolean> {
  const child = new Deno.Command(Deno.execPath(), { args, env, stdin: "null" }).spawn();
  return (await child.status).success;
}

/** The same, printed in one piece when it is over: two runs at a time would be hard to read line by line. */
async function denoQuietly(args: string[], env: Record<string, string> = {}): Promise<boolean> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), { args, env, stdin: "null" })
    .output();
  await Deno.stdout.write(stdout);
  await Deno.stderr.write(stderr);
  return success;
}

async function checks(): Promise<boolean> {
  for (const args of [["install", "--frozen"], ["fmt", "--check"], ["lint"], ["check", "."]]) {
    console.log(`deno ${args.join(" ")}`);
    if (!await deno(args)) return false;
  }
  return true;
}

interface Counts {
  passed: number;
  failed: number;
}

/** Runs the tests against servers of their own. */
async function tests(args: string[]): Promise<Counts> {
  const folder = await Deno.makeTempDir({ prefix: "urna-test-" });
  await Deno.chmod(folder, 0o711); // as root, the embedded Postgres runs under another account
  await using parts = new AsyncDisposableStack();
  parts.defer(() => Deno.remove(folder, { recursive: true }));
  const servers = await startEmbedded({
    dataDir: `${folder}/data`,
    kafka: true,
    postgres: true,
    report: ({ text }) => text && console.log(text),
  });
  parts.defer(() => servers.stop());
  const env = {
    URNA_TEST_BROKERS: servers.brokers?.join(",") ?? "",
    URNA_TEST_DATABASE: servers.databaseUrl ?? "",
  };
  const given = args.some((arg) => !arg.startsWith("-"));
  if (given) return await testRun(`${folder}/given`, args, env, deno);

  // Those that share the servers run one after the other, and beside them those that need none or their own.
  const { sharing, others } = await testFiles();
  const [first, second] = await Promise.all([
    testRun(`${folder}/sharing`, [...args, ...sharing], env, deno),
    testRun(`${folder}/others`, [...args, ...others], env, denoQuietly),
  ]);
  return { passed: first.passed + second.passed, failed: first.failed + second.failed };
}

async function testFiles(): Promise<{ sharing: string[]; others: string[] }> {
  const sharing: string[] = [];
  const others: string[] = ["lib/fresh/tests"];
  for await (const { name } of Deno.readDir("tests")) {
    if (!name.endsWith("_test.ts")) continue;
    const file = `tests/${name}`;
    const isSharing = /\bwith(Servers|Election)\(/.test(await Deno.readTextFile(file));
    // Benchmarks need no servers but their own: they go where less is to be done.
    (isSharing || name.startsWith("bench_") ? sharing : others).push(file);
  }
  return { sharing: sharing.sort(), others: others.sort() };
}

/** One run of `deno test`, in a folder of its own. `run`: `deno` where it prints as it goes. */
async function testRun(
  folder: string,
  args: string[],
  env: Record<string, string>,
  run: typeof deno,
): Promise<Counts> {
  await Deno.mkdir(folder);
  await Deno.chmod(folder, 0o711);
  const report = `${folder}/report.xml`;
  const flags = ["-A", "--no-check", "--sanitize-ops", "--sanitize-resources", `--junit-path=${report}`];
  // Chromium too is unpacked in its own folder, and not where another run's or user's may lie.
  const ok = await run(["test", ...flags, ...args], { ...env, TMPDIR: folder });
  const counts = countsOf(await Deno.readTextFile(report));
  if (!ok && counts.failed === 0) throw new Error("the tests failed outside of any one test");
  return counts;
}

/** From the attributes of a JUnit report's root element. */
function countsOf(junit: string): Counts {
  const [root] = junit.match(/<testsuites[^>]*>/) ?? [];
  const attribute = (name: string) => Number(root?.match(new RegExp(`\\b${name}="(\\d+)"`))?.[1] ?? NaN);
  const failed = attribute("failures") + attribute("errors");
  return { passed: attribute("tests") - failed, failed };
}

if (Deno.args.includes("--help")) {
  console.log("deno task test [FILE …] [options of deno test]: format, lint, types, then all tests or these");
  Deno.exit(0);
}
try {
  if (!await checks()) Deno.exit(1);
  const { passed, failed } = await tests(Deno.args);
  console.log(`${passed} passed, ${failed} failed`);
  Deno.exit(failed === 0 && passed > 0 ? 0 : 1);
} catch (error) {
  console.error(error instanceof UserError ? `urna: ${error.message}` : error);
  Deno.exit(1);
}
