/**
 * `deno task test [files or options of deno test]`: the packages of the lock file, format, lint, types, then
 * every test. One Kafka and one Postgres of its own serve all integration tests; they lie in a temporary folder
 * and are gone afterwards. The last line is `N passed, N failed`.
 */
import { startEmbedded } from "@/lib/embedded/mod.ts";
import { UserError } from "@/lib/errors.ts";

const EVERY_TEST = ["tests", "lib/fresh/tests"];

async function deno(args: string[], env: Record<string, string> = {}): Promise<boolean> {
  const child = new Deno.Command(Deno.execPath(), { args, env, stdin: "null" }).spawn();
  return (await child.status).success;
}

async function checks(): Promise<boolean> {
  for (const args of [["install", "--frozen"], ["fmt", "--check"], ["lint"], ["check", "."]]) {
    console.log(`deno ${args.join(" ")}`);
    if (!await deno(args)) return false;
  }
  return true;
}

/** Runs the tests against servers of their own. Gives back the counts of passed and failed ones. */
async function tests(args: string[]): Promise<{ passed: number; failed: number }> {
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

  const report = `${folder}/report.xml`;
  const flags = ["-A", "--no-check", "--sanitize-ops", "--sanitize-resources", `--junit-path=${report}`];
  const given = args.some((arg) => !arg.startsWith("-"));
  const ok = await deno(["test", ...flags, ...args, ...(given ? [] : EVERY_TEST)], {
    URNA_TEST_BROKERS: servers.brokers?.join(",") ?? "",
    URNA_TEST_DATABASE: servers.databaseUrl ?? "",
    TMPDIR: folder, // Chromium too is unpacked there, and not where another user's may lie
  });
  const counts = countsOf(await Deno.readTextFile(report));
  if (!ok && counts.failed === 0) throw new Error("the tests failed outside of any one test");
  return counts;
}

/** From the attributes of a JUnit report's root element. */
function countsOf(junit: string): { passed: number; failed: number } {
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
