import assert from "node:assert/strict";
import { readCommandLine, usage } from "@/lib/config.ts";
import { UserError } from "@/lib/errors.ts";

const read = (args: string[], env: Record<string, string> = {}) => readCommandLine(args, (name) => env[name]);

Deno.test("without flags and variables every option has its default", () => {
  const { config, help, words } = read([]);
  assert.deepEqual(config, {
    port: 8000,
    hostname: "127.0.0.1",
    brokers: null,
    database: null,
    data: ".urna",
    scenario: null,
    voters: null,
    rate: null,
    seed: null,
    workers: ["producer", "simulator", "aggregator"],
    adminToken: null,
    proxies: [],
    partitions: 4,
    writeRate: 50,
    publicUrl: null,
  });
  assert.equal(help, false);
  assert.deepEqual(words, []);
});

Deno.test("a flag wins over its variable", () => {
  const env = { PORT: "1", URNA_RATE: "2", KAFKA_BROKERS: "a:1,b:2" };
  const { config } = read(["--port", "9000", "--rate=0"], env);
  assert.equal(config.port, 9000);
  assert.equal(config.rate, 0);
  assert.deepEqual(config.brokers, ["a:1", "b:2"]);
});

Deno.test("of the address outside its origin is kept", () => {
  assert.equal(
    read(["--public-url", "https://Election.example:443/"]).config.publicUrl,
    "https://election.example",
  );
  assert.equal(read([], { URNA_PUBLIC_URL: "http://[::1]:8000" }).config.publicUrl, "http://[::1]:8000");
});

Deno.test("an empty list of workers means none", () => {
  assert.deepEqual(read(["--workers="]).config.workers, []);
  assert.deepEqual(read([], { URNA_WORKERS: "aggregator" }).config.workers, ["aggregator"]);
});

const REFUSED: [string[], Record<string, string>, RegExp][] = [
  [["--port", "65536"], {}, /^--port "65536": accepted is a whole number from 0 to 65535$/],
  [["--port", "8e3"], {}, /^--port "8e3"/],
  [[], { PORT: "http" }, /^PORT "http"/],
  [["--brokers", "localhost"], {}, /^--brokers "localhost": accepted is host:port/],
  [["--brokers", "localhost:0"], {}, /^--brokers/],
  [["--database", "mysql://x/y"], {}, /^--database "mysql:\/\/x\/y": accepted is a URL such as postgres:/],
  [["--voters", "0"], {}, /^--voters "0": accepted is a whole number from 1/],
  [["--voters=-5"], {}, /^--voters "-5"/],
  [["--rate", "fast"], {}, /^--rate "fast": accepted is a number from 0 .*votes per second/],
  [["--seed", "1.5"], {}, /^--seed "1.5"/],
  [["--workers", "producer,counter"], {}, /^--workers "producer,counter": accepted is any of producer/],
  [["--partitions", "0"], {}, /^--partitions "0"/],
  [["--proxies", "10.0.0.0/33"], {}, /^--proxies "10.0.0.0\/33": accepted is addresses or networks/],
  [["--proxies", "proxy.example"], {}, /^--proxies "proxy.example"/],
  [
    ["--public-url", "election.example"],
    {},
    /^--public-url "election.example": accepted is a URL without a path/,
  ],
  [["--public-url", "ftp://election.example"], {}, /^--public-url/],
  [["--public-url", "https://election.example/votes"], {}, /^--public-url/],
  [["--public-url", "https://election.example/?a"], {}, /^--public-url/],
  [
    [],
    { URNA_PUBLIC_URL: "https://me:secret@election.example" },
    /^URNA_PUBLIC_URL "https:\/\/…@election.example"/,
  ],
  [["--colour", "red"], {}, /--colour.*--help lists the options$/],
];

for (const [args, env, message] of REFUSED) {
  Deno.test(`a bad value is refused in one line: ${[...args, ...Object.entries(env)].join(" ")}`, () => {
    assert.throws(() => read(args, env), (error: Error) => {
      assert.ok(error instanceof UserError);
      assert.match(error.message, message);
      assert.doesNotMatch(error.message, /\n/);
      return true;
    });
  });
}

Deno.test("help names every flag with its variable", () => {
  const text = usage("start", "everything");
  for (
    const name of ["--port", "PORT", "--admin-token", "URNA_ADMIN_TOKEN", "--rate", "URNA_RATE", "[8000]"]
  ) {
    assert.ok(text.includes(name), name);
  }
  assert.equal(read(["--help"]).help, true);
});
