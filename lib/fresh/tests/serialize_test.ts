import { computed, Signal, signal } from "@preact/signals";
import assert from "node:assert/strict";
import { h } from "preact";
import { parseProps, SlotRef as ClientSlotRef } from "../client/parse.ts";
import { signalRevivers } from "../client/signal_props.ts";
import { serializeProps } from "../src/render/serialize.ts";
import { SlotRef } from "../src/render/state.ts";

const island = { name: "Chart", exportName: "default", url: "", preloads: [] };
const send = (...props: Record<string, unknown>[]) =>
  parseProps(serializeProps(props.map((props) => ({ island, props }))), signalRevivers);

// deno-lint-ignore no-sparse-arrays
const holes = [1, , 3];
const VALUES: [name: string, value: unknown][] = [
  ["null", null],
  ["undefined", undefined],
  ["booleans", [true, false]],
  ["numbers", [0, -1.5, NaN, Infinity, -Infinity, -0, Number.MAX_SAFE_INTEGER]],
  ["strings", ["", "é\u2028\n\"'\\", "</script><!--", "\ud800"]],
  ["bigints", [0n, 2n ** 80n]],
  ["arrays with holes", holes],
  ["plain objects", { a: { b: [] }, "a-b": 1 }],
  ["objects without a prototype", Object.assign(Object.create(null), { a: 1 })],
  ["a Date", new Date(0)],
  ["a URL", new URL("https://example.com/?a=1#b")],
  ["a RegExp", /a\/b/giu],
  ["a Map", new Map<unknown, unknown>([[1, { a: 1 }], [{ b: 2 }, new Set([1])]])],
  ["a Set", new Set([1, "a", null])],
  ["a Uint8Array", new Uint8Array([0, 127, 255])],
  ["a Temporal.PlainDate", Temporal.PlainDate.from("2026-11-03")],
];
for (const [name, value] of VALUES) {
  Deno.test(`${name} as a prop arrives as sent`, () => {
    const [{ prop }] = send({ prop: value });
    if (value instanceof Temporal.PlainDate) {
      assert.equal(String(prop), String(value));
    } else assert.deepEqual(prop, value);
  });
}

Deno.test("a signal arrives as a signal of the same value, and stays one where islands share it", () => {
  const shared = signal({ n: 1 });
  const [a, b] = send({ count: shared }, { also: shared, other: signal(2) });
  assert.ok(a.count instanceof Signal);
  assert.deepEqual(a.count.peek(), { n: 1 });
  assert.equal(a.count, b.also);
  assert.notEqual(a.count, b.other);
});

Deno.test("a computed arrives as a computed", () => {
  const source = signal(2);
  const [{ double }] = send({ double: computed(() => source.value * 2) });
  assert.ok(double instanceof Signal);
  assert.equal(double.value, 4);
  assert.throws(() => (double as Signal<number>).value = 1);
});

Deno.test("signals of undefined, null and false keep their value", () => {
  for (const value of [undefined, null, false, 0, ""]) {
    assert.equal((send({ s: signal(value) })[0].s as Signal).peek(), value);
  }
});

Deno.test("circular and shared references are kept", () => {
  const circle: Record<string, unknown> = { n: 1 };
  circle.self = circle;
  const [a, b] = send({ circle, list: [circle] }, { circle });
  assert.equal((a.circle as typeof circle).self, a.circle);
  assert.equal((a.list as unknown[])[0], a.circle);
  assert.equal(b.circle, a.circle);
});

Deno.test("an instance of a class arrives as a plain object", () => {
  class Point {
    x = 1;
    get double() {
      return this.x * 2;
    }
  }
  const [{ point }] = send({ point: new Point() });
  assert.deepEqual(point, { x: 1 });
  assert.equal(Object.getPrototypeOf(point), Object.prototype);
});

Deno.test("JSX arrives as a reference to its slot", () => {
  const [{ children }] = send({ children: new SlotRef(3) });
  assert.ok(children instanceof ClientSlotRef);
  assert.equal(children.id, 3);
});

const REFUSED: [what: string, value: unknown, message: RegExp][] = [
  ["a function", () => {}, /"prop" of island Chart .* is a function/],
  [
    "a function deeper down",
    { a: [{ "on-pick": () => {} }] },
    /"prop\.a\[0\]\["on-pick"\]" of island Chart .* is a function/,
  ],
  [
    "a method of an instance",
    new (class {
      go = () => {};
    })(),
    /"prop.*" of island Chart .* is a function/,
  ],
  ["a function in a signal", signal({ f: () => {} }), /"prop.*" of island Chart .* is a function/],
  ["JSX inside another value", { deep: h("b", null) }, /"prop\.deep" of island Chart .* JSX/],
  ["JSX in a list", [h("b", null)], /"prop\[0\]" of island Chart .* JSX/],
  ["a symbol", Symbol("s"), /"prop" of island Chart .* symbol/],
  ["a promise", Promise.resolve(), /"prop" of island Chart/],
  ["an error", new Error("x"), /"prop" of island Chart/],
];
for (const [what, value, message] of REFUSED) {
  Deno.test(`${what} as a prop is refused by name`, () => {
    assert.throws(() => send({}, { fine: 1, prop: value }), message);
  });
}

Deno.test("no value can end the script that carries it", () => {
  assert.doesNotMatch(serializeProps([{ island, props: { a: "</script><script>" } }]), /<\/script/i);
});
