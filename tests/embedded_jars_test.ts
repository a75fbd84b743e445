import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { UserError } from "@/lib/errors.ts";
import { fetchFromRepository } from "@/lib/embedded/fetch_from_repository.ts";
import { missingJars } from "@/lib/embedded/jar_check.ts";
import { KAFKA_JARS, KAFKA_VERSION, type LockedJar } from "@/lib/embedded/jar_lock.ts";
import { ensureJars, type Way } from "@/lib/embedded/kafka_jars.ts";
import type { Progress } from "@/lib/embedded/types.ts";
import { pomToCopy } from "@/lib/embedded/fetch_with_mvn.ts";

const STALLED_MS = 1_000;
const never = new AbortController().signal;
const quiet = () => {};

const contents = new Map(
  ["alpha", "beta", "gamma"].map((name) => [`${name}-1.0.jar`, `the bytes of ${name} `.repeat(2_000)]),
);
const jars: LockedJar[] = Array.from(contents, ([file, text]) => ({
  group: "org.example.parts",
  artifact: file.replace("-1.0.jar", ""),
  version: "1.0",
  file,
  size: text.length,
  sha256: createHash("sha256").update(text).digest("hex"),
}));

/** Brings the jars as they should be, or what `altered` says in place of them. */
function wayOf(altered: Record<string, string> = {}): Way & { asked: string[] } {
  const asked: string[] = [];
  return {
    name: "a test",
    asked,
    async fetch(wanted, folder) {
      for (const { file } of wanted) {
        asked.push(file);
        await Deno.writeTextFile(join(folder, file), altered[file] ?? contents.get(file)!);
      }
    },
  };
}

async function inTempFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "urna-jars-" });
  try {
    await work(join(folder, "jars"));
    assert.deepEqual(
      Array.from(Deno.readDirSync(folder), ({ name }) => name),
      ["jars"],
      "nothing is left aside",
    );
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("the lock file pins Kafka and its SLF4J binding, each by SHA-256, no file twice", () => {
  assert.ok(KAFKA_JARS.some(({ file }) => file === `kafka_2.13-${KAFKA_VERSION}.jar`));
  assert.ok(KAFKA_JARS.some(({ artifact }) => artifact === "log4j-slf4j-impl"));
  assert.equal(new Set(KAFKA_JARS.map(({ file }) => file)).size, KAFKA_JARS.length);
  for (const jar of KAFKA_JARS) {
    assert.match(jar.sha256, /^[0-9a-f]{64}$/);
    assert.equal(jar.file, `${jar.artifact}-${jar.version}.jar`);
    assert.ok(jar.size > 0);
  }
});

Deno.test("the POM for mvn asks for each jar and for nothing that it depends on", () => {
  const pom = pomToCopy(KAFKA_JARS);
  assert.equal(pom.match(/<artifactItem>/g)?.length, KAFKA_JARS.length);
  assert.doesNotMatch(pom, /<dependency>/);
});

Deno.test("jars that are there and whole are not fetched again", () =>
  inTempFolder(async (folder) => {
    await ensureJars(jars, folder, [wayOf()], quiet, never);
    const again = wayOf();
    await ensureJars(jars, folder, [again], quiet, never);
    assert.deepEqual(again.asked, []);
  }));

Deno.test("a corrupted, a shortened and a missing jar are found, and they alone are fetched again", () =>
  inTempFolder(async (folder) => {
    await ensureJars(jars, folder, [wayOf()], quiet, never);
    const [alpha, beta] = jars;
    const flipped = contents.get(alpha.file)!.replace("t", "T");
    await Deno.writeTextFile(join(folder, alpha.file), flipped);
    await Deno.truncate(join(folder, beta.file), 10);
    const way = wayOf();
    await ensureJars(jars, folder, [way], quiet, never);
    assert.deepEqual(way.asked, [alpha.file, beta.file]);
    assert.deepEqual(await missingJars(folder, jars), []);
  }));

Deno.test("a jar that comes with another SHA-256 is refused and never lands in the folder", () =>
  inTempFolder(async (folder) => {
    const way = wayOf({ [jars[1].file]: "something else" });
    await assert.rejects(
      ensureJars(jars, folder, [way], quiet, never),
      (error) => error instanceof UserError && /beta-1\.0\.jar came with another SHA-256/.test(error.message),
    );
    assert.deepEqual(await missingJars(folder, jars), [jars[1]]);
    await assert.rejects(Deno.stat(join(folder, jars[1].file)), Deno.errors.NotFound);
  }));

Deno.test("where the first way fails, that is said and the next one is taken", () =>
  inTempFolder(async (folder) => {
    const told: Progress[] = [];
    const broken: Way = { name: "mvn", fetch: () => Promise.reject(new Error("no settings")) };
    await ensureJars(jars, folder, [broken, wayOf()], (progress) => told.push(progress), never);
    assert.deepEqual(await missingJars(folder, jars), []);
    assert.ok(told.some(({ text }) => text?.includes("mvn (no settings)")));
    assert.equal(told.at(-1)?.done, told.at(-1)?.total);
  }));

Deno.test("two that fetch into one folder at once both end with whole jars", () =>
  inTempFolder(async (folder) => {
    await Promise.all([1, 2, 3].map(() => ensureJars(jars, folder, [wayOf()], quiet, never)));
    assert.deepEqual(await missingJars(folder, jars), []);
  }));

/** A Maven repository on the loopback whose answers `answer` decides, given how often a path was asked for. */
async function withRepository(
  answer: (path: string, times: number) => Response,
  work: (repository: string) => Promise<void>,
): Promise<void> {
  const asked = new Map<string, number>();
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: quiet }, ({ url }) => {
    const path = new URL(url).pathname;
    asked.set(path, (asked.get(path) ?? 0) + 1);
    const response = answer(path, asked.get(path)!);
    response.headers.set("connection", "close"); // or the client's connection outlives the test
    return response;
  });
  try {
    await work(`http://127.0.0.1:${server.addr.port}/maven2/`);
  } finally {
    await server.shutdown();
  }
}

const bodyOf = (path: string) => contents.get(path.split("/").at(-1)!);

Deno.test({
  name: "the Maven repository is asked again after an error, a damaged body and a stalled one",
  fn: () =>
    withRepository((path, times) => {
      assert.match(path, /^\/maven2\/org\/example\/parts\/(\w+)\/1\.0\/\1-1\.0\.jar$/);
      if (times > 1) return new Response(bodyOf(path));
      if (path.includes("alpha")) return new Response("busy", { status: 503 });
      if (path.includes("beta")) return new Response("damaged");
      return new Response(new ReadableStream({ start: (body) => body.enqueue(new Uint8Array(9)) }));
    }, (repository) =>
      inTempFolder(async (folder) => {
        const seen: number[] = [];
        const way: Way = {
          name: "the Maven repository",
          fetch: (wanted, into, onBytes, signal) =>
            fetchFromRepository(
              wanted,
              into,
              (done) => {
                seen.push(done);
                onBytes(done);
              },
              signal,
              { repository, stalledMs: STALLED_MS },
            ),
        };
        await ensureJars(jars, folder, [way], quiet, never);
        assert.deepEqual(await missingJars(folder, jars), []);
        assert.equal(seen.at(-1), jars.reduce((sum, { size }) => sum + size, 0));
      })),
});

Deno.test({
  name: "a Maven repository that never answers well ends in one line with the ways out",
  fn: () =>
    withRepository(() => new Response("no", { status: 404 }), (repository) =>
      inTempFolder(async (folder) => {
        const way: Way = {
          name: "the Maven repository",
          fetch: (wanted, into, onBytes, signal) =>
            fetchFromRepository(wanted, into, onBytes, signal, { repository }),
        };
        await assert.rejects(
          ensureJars(jars, folder, [way], quiet, never),
          (error) => error instanceof UserError && /404.*KAFKA_HOME.*--brokers/.test(error.message),
        );
      })),
});
