import assert from "node:assert/strict";
import { salts } from "@/lib/ledger/blinding.ts";
import { type Checkpoint, checkpointHash } from "@/lib/ledger/chain.ts";
import { leavesOf } from "@/lib/ledger/leaf.ts";
import { leafAt, leafHash } from "@/lib/ledger/merkle.ts";
import { formatReceipt, issueReceipt, parseReceipt } from "@/lib/ledger/receipt.ts";

const KEY = new Uint8Array(32).fill(7);
const encoder = new TextEncoder();

function message(offset: number, value = `ballot ${offset}`) {
  return { partition: 2, offset, key: encoder.encode("voter"), value: encoder.encode(value) };
}

Deno.test("a leaf is the same whether its batch has gaps or not, and another one at another place", () => {
  const all = leavesOf(KEY, [message(4), message(5), message(6), message(7)]);
  const some = leavesOf(KEY, [message(4), message(7)]);
  assert.deepEqual(leafAt(some, 0), leafAt(all, 0));
  assert.deepEqual(leafAt(some, 1), leafAt(all, 3));
  const hashes = [
    leavesOf(KEY, [message(4, "x")]),
    leavesOf(KEY, [message(5, "x")]),
    leavesOf(KEY, [{ ...message(4, "x"), partition: 3 }]),
    leavesOf(KEY, [{ ...message(4, "x"), value: null }]),
    leavesOf(KEY, [{ ...message(4, ""), key: null }]),
    leavesOf(KEY, [message(4, "")]),
    leavesOf(new Uint8Array(32), [message(4, "x")]),
  ].map((leaf) => leaf.toHex());
  assert.equal(new Set(hashes).size, hashes.length);
});

Deno.test("salts of neighbouring offsets do not overlap, at any size of offset", () => {
  for (const offset of [0, 1, 2 ** 32 - 1, 2 ** 52]) {
    const run = salts(KEY, [offset, offset + 1].map((offset) => ({ partition: 0, offset })));
    assert.deepEqual(run.subarray(32, 64), salts(KEY, [{ partition: 0, offset: offset + 1 }]));
    assert.notDeepEqual(run.subarray(0, 32), run.subarray(32, 64));
  }
});

Deno.test("a receipt's opening and the message as sent give the leaf, as anyone can compute it", () => {
  const sent = message(9);
  const { receipt, opening } = issueReceipt(KEY, sent);
  const parsed = parseReceipt(receipt);
  assert.ok(parsed);
  assert.deepEqual([parsed.partition, parsed.offset], [2, 9]);
  const lengths = Uint8Array.of(0, 0, 0, sent.key.length, 0, 0, 0, sent.value.length);
  assert.deepEqual(parsed.leaf, leafHash(Uint8Array.fromHex(opening), lengths, sent.key, sent.value));
  assert.deepEqual(parsed.leaf, leavesOf(KEY, [sent]));
});

Deno.test("only a whole receipt is one", () => {
  const { receipt } = issueReceipt(KEY, message(9));
  assert.deepEqual(parseReceipt(`  ${receipt}\n`), parseReceipt(receipt));
  const spoilt = [
    "",
    receipt.slice(0, -1),
    `${receipt}A`,
    receipt.replace("urna1", "urna2"),
    receipt.replace("-2-", "--2-"),
    receipt.replace("-9-", "-99999999999999999-"),
    receipt.replace("-9-", "-09-"),
  ];
  for (const text of spoilt) assert.equal(parseReceipt(text), null, text);
});

Deno.test("every field of a checkpoint is in its hash", () => {
  const checkpoint: Omit<Checkpoint, "hash"> = {
    sequence: 5,
    previous_hash: new Uint8Array(32),
    partition: 1,
    from_offset: 10,
    to_offset: 30,
    accepted: 15,
    rejected: 5,
    root: new Uint8Array(32),
    outcomes_hash: new Uint8Array(32),
    committed_at: 1_790_000_000_123_456,
  };
  const hashes = Object.entries(checkpoint).map(([name, value]) => {
    const other = typeof value === "number" ? value + 1 : new Uint8Array(32).fill(1);
    return checkpointHash({ ...checkpoint, [name]: other }).toHex();
  });
  assert.equal(new Set([...hashes, checkpointHash(checkpoint).toHex()]).size, hashes.length + 1);
});

Deno.test("a receipt is written in one way only", () => {
  const leaf = new Uint8Array(32).fill(255);
  const text = formatReceipt({ partition: 0, offset: 0, leaf });
  const last = text[text.length - 1];
  const other = String.fromCharCode(last.charCodeAt(0) + 1);
  assert.equal(parseReceipt(text.slice(0, -1) + other), null);
});
