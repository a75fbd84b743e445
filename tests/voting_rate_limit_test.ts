import assert from "node:assert/strict";
import fc from "fast-check";
import { ProblemError } from "@/lib/web/http/problems.ts";
import { clientOf } from "@/lib/web/http/client_address.ts";
import { MAX_CLIENTS, RateLimit } from "@/lib/web/http/rate_limit.ts";

Deno.test("a quiet client may send four seconds' worth at once, and then the rate", () => {
  const limit = new RateLimit(50);
  for (let i = 0; i < 200; i++) assert.equal(limit.take("a", 0), 0);
  assert.equal(limit.take("a", 0), 1 / 50);
  assert.equal(limit.take("b", 0), 0, "another client has its own share");
  assert.equal(limit.take("a", 20), 0);
  assert.ok(limit.take("a", 20) > 0);
});

Deno.test("however requests fall, no more pass than the rate and the burst allow, and nearly as many", () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 300, maxLength: 600 });
  fc.assert(fc.property(gaps, fc.integer({ min: 1, max: 20 }), (pauses, rate) => {
    const limit = new RateLimit(rate);
    let now = 0;
    let passed = 0;
    let refused = 0;
    for (const pause of pauses) {
      now += pause;
      if (limit.take("a", now) === 0) passed++;
      else refused++;
    }
    const allowed = 4 * rate + now / 1_000 * rate;
    assert.ok(passed <= allowed + 1e-6);
    if (refused > 0) assert.ok(passed >= Math.floor(allowed) - 4 * rate);
  }));
});

Deno.test("to wait as long as one is told is enough", () => {
  const limit = new RateLimit(3);
  let now = 0;
  for (let i = 0; i < 50; i++) {
    const wait = limit.take("a", now);
    if (wait === 0) continue;
    now += wait * 1_000 + 1e-6;
    assert.equal(limit.take("a", now), 0);
  }
});

Deno.test("the answer to too many says when to go on", () => {
  const limit = new RateLimit(1);
  for (let i = 0; i < 4; i++) limit.check("a");
  assert.throws(() => limit.check("a"), (error) => {
    assert.ok(error instanceof ProblemError);
    assert.equal(error.status, 429);
    assert.equal(error.headers["retry-after"], "1");
    return true;
  });
});

Deno.test("a rate of 0 lets everything through", () => {
  const limit = new RateLimit(0);
  for (let i = 0; i < 100_000; i++) assert.equal(limit.take("a", 0), 0);
});

Deno.test("of ever new clients only so many are remembered, and those who go on sending are not forgotten", () => {
  const limit = new RateLimit(1);
  for (let i = 0; i < 4; i++) limit.take("busy", 0);
  for (let i = 0; i < 3 * MAX_CLIENTS; i++) {
    limit.take(`client ${i}`, 0);
    if (i % 100 === 0) assert.ok(limit.take("busy", 0) > 0);
  }
  assert.equal(limit.clients, MAX_CLIENTS);
});

Deno.test("a client is an IPv4 address or a /64", () => {
  const table: [string, string][] = [
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:1:2::1", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["localhost", "localhost"],
  ];
  for (const [address, client] of table) assert.equal(clientOf(address), client);
});
