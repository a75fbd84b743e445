import assert from "node:assert/strict";
import {
  fieldsOf,
  isWrong,
  MAX_CLOSING_MINUTES,
  type Order,
  readOrder,
} from "@/lib/web/administration/order.ts";
import { endOfSession, SESSION_MS, Sessions } from "@/lib/web/administration/sessions.ts";

const NOW = Date.parse("2028-11-07T12:00:00Z");

function withCookie(setCookie: string): Request {
  const [pair] = setCookie.split(";");
  return new Request("http://localhost/admin", { headers: { cookie: `urna-language=de; ${pair}` } });
}

Deno.test("the token opens a session that lasts twelve hours, and nothing else does", () => {
  const sessions = new Sessions("correct horse battery");
  assert.ok(sessions.isToken("correct horse battery"));
  for (const wrong of ["", "correct horse batter", "correct horse battery ", "x".repeat(1_000)]) {
    assert.ok(!sessions.isToken(wrong));
  }
  const request = withCookie(sessions.begin(false, NOW));
  assert.ok(sessions.isOpen(request, NOW));
  assert.ok(sessions.isOpen(request, NOW + SESSION_MS - 1));
  assert.ok(!sessions.isOpen(request, NOW + SESSION_MS));
  assert.ok(!sessions.isOpen(new Request("http://localhost/admin"), NOW));
});

Deno.test("every instance with the same token accepts the session, one with another token does not", () => {
  const request = withCookie(new Sessions("correct horse battery").begin(false, NOW));
  assert.ok(new Sessions("correct horse battery").isOpen(request, NOW));
  assert.ok(!new Sessions("correct horse staples").isOpen(request, NOW));
});

Deno.test("a session that was prolonged, cut, or made up is none", () => {
  const sessions = new Sessions("correct horse battery");
  const [, ends, signature] = sessions.begin(false, NOW).match(/=(\d+)\.([^;]+);/)!;
  const forged = [
    `${Number(ends) + 1}.${signature}`,
    `${ends}.${signature.slice(1)}`,
    `${ends}.${"A".repeat(43)}`,
    `${ends}.`,
    "",
    "x".repeat(5_000),
  ];
  for (const value of forged) assert.ok(!sessions.isOpen(withCookie(`urna-admin=${value}`), NOW), value);
});

Deno.test("the cookie is out of reach of scripts and other sites, and of eavesdroppers where the page is", () => {
  const sessions = new Sessions("correct horse battery");
  assert.match(sessions.begin(true), /; HttpOnly; SameSite=Strict; Secure$/);
  assert.match(sessions.begin(false), /; Max-Age=43200; HttpOnly; SameSite=Strict$/);
  assert.match(endOfSession(true), /^urna-admin=; Path=\/; Max-Age=0; .*Secure$/);
});

function read(text: string) {
  return readOrder(new URLSearchParams(text), NOW);
}

Deno.test("an order is read from a form, and what it is confirmed with gives the same order", () => {
  const orders: [string, Order][] = [
    ["action=pause&worker=aggregator", { action: "pause", worker: "aggregator" }],
    ["action=resume&worker=producer", { action: "resume", worker: "producer" }],
    ["action=rate&rate=+12.5+", { action: "rate", rate: 12.5 }],
    ["action=close&minutes=0", { action: "close", at: null }],
    ["action=close&minutes=10", { action: "close", at: NOW + 600_000 }],
    ["action=reopen", { action: "reopen" }],
    ["action=new_simulation&seed=0&voters=1&rate=0", {
      action: "new_simulation",
      seed: 0,
      voters: 1,
      rate: 0,
    }],
  ];
  for (const [text, order] of orders) {
    assert.deepEqual(read(text), order);
    assert.deepEqual(readOrder(new URLSearchParams(fieldsOf(order)), NOW), order);
  }
});

Deno.test("a field that holds something else is named, with what it takes", () => {
  const wrong: [string, string, string][] = [
    ["action=rate&rate=fast", "rate", "fast"],
    ["action=rate&rate=-1", "rate", "-1"],
    ["action=rate&rate=1000001", "rate", "1000001"],
    ["action=rate", "rate", ""],
    ["action=close&minutes=1.5", "minutes", "1.5"],
    [`action=close&minutes=${MAX_CLOSING_MINUTES + 1}`, "minutes", String(MAX_CLOSING_MINUTES + 1)],
    ["action=new_simulation&seed=x&voters=1&rate=1", "seed", "x"],
    ["action=new_simulation&seed=1&voters=0&rate=1", "voters", "0"],
    ["action=new_simulation&seed=1&voters=1&rate=1e3", "rate", "1e3"],
  ];
  for (const [text, field, value] of wrong) {
    const order = read(text);
    assert.ok(order && isWrong(order), text);
    assert.deepEqual([order.field, order.value], [field, value]);
  }
});

Deno.test("what no form of the site sends is no order", () => {
  for (const text of ["", "action=", "action=stop", "action=pause", "action=pause&worker=postgres"]) {
    assert.equal(read(text), null);
  }
});
