import assert from "node:assert/strict";
import { type Checkpoint, checkpointHash } from "@/lib/ledger/chain.ts";
import { flawOf, flawOfLink, proveReceipt, publicCheckpoint, type ReceiptProof } from "@/lib/ledger/proof.ts";
import { issueReceipt, parseReceipt } from "@/lib/ledger/receipt.ts";
import { plantTree, sealBatch } from "@/lib/ledger/seal.ts";

const KEY = new Uint8Array(32).fill(9);
const encoder = new TextEncoder();
const MESSAGES = Array.from({ length: 13 }, (_, i) => ({
  partition: 1,
  offset: 100 + i,
  key: encoder.encode(`voter ${i}`),
  value: encoder.encode(`ballot ${i}`),
}));

/** A checkpoint over `MESSAGES`, of which the fourth was a duplicate. */
function storedCheckpoint(previous_hash: Uint8Array = new Uint8Array(32), sequence = 8) {
  const seal = sealBatch(
    plantTree(KEY, MESSAGES),
    { partition: 1, from: 100, to: 113 },
    new Map([[103, "duplicate"]]),
  );
  const checkpoint = { ...seal, sequence, previous_hash, committed_at: 1_790_000_000_000_000 };
  return { ...checkpoint, hash: checkpointHash(checkpoint) };
}

function receiptOf(i: number) {
  const receipt = parseReceipt(issueReceipt(KEY, MESSAGES[i]).receipt);
  assert.ok(receipt);
  return receipt;
}

function proofOf(i: number): ReceiptProof {
  const proof = proveReceipt(receiptOf(i), storedCheckpoint());
  assert.ok(proof);
  return proof;
}

Deno.test("each receipt is proven, with what became of its ballot", () => {
  MESSAGES.forEach((_, i) => {
    const proof = proofOf(i);
    assert.equal(flawOf(receiptOf(i), proof), null);
    assert.equal(proof.outcome, i === 3 ? "duplicate" : "counted");
  });
});

Deno.test("a proof tells neither voter nor vote", () => {
  const text = JSON.stringify(proofOf(5));
  const bytes = MESSAGES.flatMap(({ key, value }) => [key, value]);
  for (const piece of bytes) {
    assert.ok(!text.includes(piece.toHex()) && !text.includes(new TextDecoder().decode(piece)));
  }
});

Deno.test("the receipt of another ballot is not proven", () => {
  const other = issueReceipt(KEY, { ...MESSAGES[2], value: encoder.encode("another vote") }).receipt;
  const parsed = parseReceipt(other);
  assert.ok(parsed);
  assert.equal(proveReceipt(parsed, storedCheckpoint()), null);
  assert.match(flawOf(parsed, proofOf(2)) ?? "", /path/);
  assert.match(flawOf({ ...receiptOf(2), offset: 113 }, proofOf(2)) ?? "", /another part/);
});

Deno.test("a proof in which anything was changed does not hold", () => {
  const proof = proofOf(5);
  const flip = (hex: string) => (hex[0] === "0" ? "1" : "0") + hex.slice(1);
  const changed: ReceiptProof[] = [
    { ...proof, outcome: "malformed" },
    { ...proof, index: 4 },
    { ...proof, size: 12 },
    { ...proof, path: proof.path.with(1, flip(proof.path[1])) },
    { ...proof, path: proof.path.slice(1) },
    { ...proof, outcomes: flip(proof.outcomes) },
    ...Object.entries(proof.checkpoint).map(([name, value]) => ({
      ...proof,
      checkpoint: { ...proof.checkpoint, [name]: typeof value === "string" ? flip(value) : value + 1 },
    })),
  ];
  for (const each of changed) assert.notEqual(flawOf(receiptOf(5), each), null, JSON.stringify(each));
});

Deno.test("a checkpoint follows the one whose hash it holds", () => {
  const first: Checkpoint = storedCheckpoint();
  const second = storedCheckpoint(first.hash, 9);
  const [a, b] = [publicCheckpoint(first), publicCheckpoint(second)];
  assert.equal(flawOfLink(a, b), null);
  assert.match(flawOfLink(b, a) ?? "", /does not follow/);
  assert.match(flawOfLink(a, publicCheckpoint(storedCheckpoint(first.hash, 10))) ?? "", /does not follow/);
  assert.match(flawOfLink({ ...a, hash: "00".repeat(32) }, b) ?? "", /does not follow/);
});
