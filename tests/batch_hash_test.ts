import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { createCipheriv, createHash } from "node:crypto";
import fc from "fast-check";
import { rootOfBatch } from "@/lib/ledger/batch_hash.ts";
import { salts } from "@/lib/ledger/blinding.ts";
import { blindedLeaf, leavesOf, type LedgerMessage } from "@/lib/ledger/leaf.ts";
import { equal, inclusionPath, treeRoot } from "@/lib/ledger/merkle.ts";
import { MAX_LEAVES, MAX_MESSAGE_BYTES, MAX_SOURCE_BYTES } from "@/lib/ledger/sha256x4/sha256x4.wasm";

const KEY = new Uint8Array(32).map((_, i) => i);
const MODULE = "lib/ledger/sha256x4/sha256x4.wasm";

/** Bytes that differ from one message to the next, and from one place to the next. */
function bytes(length: number, seed: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i * 167 + seed * 31 + (i >> 8)) % 251);
}

function messages(sizes: readonly (readonly [number | null, number | null])[]): LedgerMessage[] {
  return sizes.map(([key, value], i) => ({
    partition: 3,
    offset: 1_000 + i + Math.floor(i / 7), // a gap after every seventh
    key: key === null ? null : bytes(key, i),
    value: value === null ? null : bytes(value, i + 1),
  }));
}

function referenceLeaves(batch: readonly LedgerMessage[]): Uint8Array {
  return new Uint8Array(batch.flatMap((message) => [...blindedLeaf(salts(KEY, [message]), message)]));
}

function assertSameHashes(batch: readonly LedgerMessage[]): void {
  const [leaves, expected] = [leavesOf(KEY, batch), referenceLeaves(batch)];
  assert.equal(leaves.toHex(), expected.toHex());
  assert.equal(rootOfBatch(leaves).toHex(), treeRoot(expected).toHex());
}

Deno.test("a batch has the leaves and the root that its messages have one by one", () => {
  const size = fc.option(fc.nat(300));
  const batches = fc.array(fc.tuple(size, size), { maxLength: 300, size: "max" });
  fc.assert(fc.property(batches, (sizes) => assertSameHashes(messages(sizes))), { numRuns: 25 });
});

Deno.test("messages of every length have the same leaf in any lane, beside shorter and longer ones", () => {
  const lengths = Array.from({ length: 301 }, (_, length) => length);
  for (let lane = 0; lane < 4; lane++) {
    const batch = messages([...lengths.slice(0, lane), ...lengths].map((length) => [null, length]));
    assertSameHashes(batch);
  }
  assertSameHashes(messages(lengths.map((length) => [36, 300 - length])));
  assertSameHashes(messages(lengths.map((length) => [length, length % 2 === 0 ? null : 5])));
});

Deno.test("messages that fill the hashing module, and longer ones, are hashed all the same", () => {
  const long = MAX_MESSAGE_BYTES;
  assertSameHashes(
    messages([[36, 150], [36, 2 ** 20 + 7], [36, 150], [0, long], [1, long], [36, long - 36]]),
  );
  assertSameHashes(messages([[0, long + 1]]));
  const full = Math.ceil(MAX_SOURCE_BYTES / long) + 3;
  assertSameHashes(messages(Array.from({ length: full }, () => [36, long - 36])));
});

Deno.test("batches of more messages than are hashed at once have the same leaves and root", () => {
  const most = leavesOf(KEY, messages(Array.from({ length: 3 * MAX_LEAVES + 5 }, (_, i) => [36, i % 150])));
  const sizes = [MAX_LEAVES - 1, MAX_LEAVES, MAX_LEAVES + 1, 2 * MAX_LEAVES, 3 * MAX_LEAVES + 5];
  for (const size of sizes) {
    const leaves = most.subarray(0, size * 32);
    assert.equal(rootOfBatch(leaves).toHex(), treeRoot(leaves).toHex(), `${size} leaves`);
  }
  assertSameHashes(messages(Array.from({ length: MAX_LEAVES + 2 }, () => [36, 150])));
});

Deno.test("trees of every size up to 300 have the root of RFC 9162, the empty one too", () => {
  const leaves = bytes(300 * 32, 5);
  for (let size = 0; size <= 300; size++) {
    const some = leaves.subarray(0, size * 32);
    assert.equal(rootOfBatch(some).toHex(), treeRoot(some).toHex(), `${size} leaves`);
  }
});

Deno.test("a proof's path is the same, whichever way its nodes are hashed", () => {
  const leaves = bytes(75 * 32, 6);
  for (let size = 1; size <= 75; size++) {
    const [some, index] = [leaves.subarray(0, size * 32), (size * 7919) % 75 % size];
    assert.deepEqual(inclusionPath(some, index, rootOfBatch), inclusionPath(some, index), `${size} leaves`);
  }
});

Deno.test("leaves and nodes are SHA-256 as node:crypto has it, over what docs/ledger.md says", () => {
  const [first, second] = messages([[36, 150], [null, 6]]);
  const head = (message: LedgerMessage, lengths: string) => [
    Uint8Array.of(0),
    salts(KEY, [message]),
    Uint8Array.fromHex(lengths),
    message.key ?? new Uint8Array(),
    message.value ?? new Uint8Array(),
  ];
  const hash = (pieces: Uint8Array[]) => createHash("sha256").update(Buffer.concat(pieces)).digest();
  const expected = [hash(head(first, "0000002400000096")), hash(head(second, "ffffffff00000006"))];
  const leaves = leavesOf(KEY, [first, second]);
  assert.equal(leaves.toHex(), Buffer.concat(expected).toString("hex"));
  assert.equal(rootOfBatch(leaves).toHex(), hash([Uint8Array.of(1), ...expected]).toString("hex"));
});

Deno.test("salts are the keystream of AES-256 in counter mode, at any size of offset", () => {
  for (const offset of [0, 7, 2 ** 31 - 2, 2 ** 32 - 2, 2 ** 52 - 2, Number.MAX_SAFE_INTEGER - 3]) {
    const counter = new DataView(new ArrayBuffer(16));
    counter.setUint32(0, 9);
    counter.setBigUint64(8, BigInt(offset) * 2n);
    const cipher = createCipheriv("aes-256-ctr", KEY, new Uint8Array(counter.buffer));
    const keystream = cipher.update(new Uint8Array(4 * 32));
    cipher.final();
    const places = [0, 1, 2, 3].map((i) => ({ partition: 9, offset: offset + i }));
    assert.equal(salts(KEY, places).toHex(), keystream.toString("hex"), `offset ${offset}`);
  }
});

Deno.test("the hashing module is what its source compiles to", async () => {
  const folder = await Deno.makeTempDir();
  const outFile = `${folder}/sha256x4.wasm`;
  try {
    const task = new Deno.Command(Deno.execPath(), { args: ["task", "sha256x4", "--outFile", outFile] });
    const { success, stderr } = await task.output();
    assert.ok(success, new TextDecoder().decode(stderr));
    const [committed, compiled] = [await Deno.readFile(MODULE), await Deno.readFile(outFile)];
    assert.ok(equal(compiled, committed), "the source was changed: run `deno task sha256x4`");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
