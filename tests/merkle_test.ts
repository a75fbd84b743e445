import assert from "node:assert/strict";
import fc from "fast-check";
import { inclusionPath, indexOfLeaf, leafAt, leafHash, rootFromPath, treeRoot } from "@/lib/ledger/merkle.ts";

/** The test vectors of Certificate Transparency's reference trees: eight leaves, and the root of the first n. */
const DATA = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];
const ROOTS = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

function leavesFrom(data: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(data.flatMap((d) => [...leafHash(d)]));
}

Deno.test("roots are those of Certificate Transparency", () => {
  const roots = ROOTS.map((_, n) =>
    treeRoot(leavesFrom(DATA.slice(0, n).map((hex) => Uint8Array.fromHex(hex)))).toHex()
  );
  assert.deepEqual(roots, ROOTS);
});

Deno.test("a leaf's path leads to the root, from its own place alone", () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), fc.nat(), (size, a, b) => {
    const leaves = leavesFrom(Array.from({ length: size }, (_, i) => Uint8Array.of(i)));
    const [index, other] = [a % size, b % size];
    const leaf = leafAt(leaves, index);
    const path = inclusionPath(leaves, index);
    const root = treeRoot(leaves).toHex();
    assert.equal(rootFromPath(leaf, index, size, path)?.toHex(), root);
    assert.equal(indexOfLeaf(leaves, leaf), index);
    if (other === index) return;
    assert.notEqual(rootFromPath(leaf, other, size, path)?.toHex(), root);
    assert.notEqual(rootFromPath(leafAt(leaves, other), index, size, path)?.toHex(), root);
  }));
});

Deno.test("a path with a step too many or too few, or a flipped bit, leads nowhere", () => {
  const leaves = leavesFrom(Array.from({ length: 11 }, (_, i) => Uint8Array.of(i)));
  const root = treeRoot(leaves).toHex();
  for (let index = 0; index < 11; index++) {
    const path = inclusionPath(leaves, index);
    const leaf = leafAt(leaves, index);
    assert.notEqual(rootFromPath(leaf, index, 11, [...path, leaf])?.toHex(), root);
    assert.notEqual(rootFromPath(leaf, index, 11, path.slice(1))?.toHex(), root);
    const flipped = path.map((step) => Uint8Array.from(step));
    flipped[0][5] ^= 1;
    assert.notEqual(rootFromPath(leaf, index, 11, flipped)?.toHex(), root);
  }
  assert.equal(rootFromPath(leafAt(leaves, 0), 11, 11, []), null);
});
