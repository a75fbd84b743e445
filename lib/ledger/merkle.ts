/**
 * Merkle trees as Certificate Transparency has them: RFC 9162 (and before it RFC 6962), section 2.1. A leaf's
 * hash and a node's are told apart by their first byte, so that no node can be passed off as a leaf.
 * Leaves are given as their hashes, one after the other in a single array of 32 bytes each.
 * Pure, no I/O.
 */
import { HASH_BYTES, sha256 } from "@/lib/ledger/sha256.ts";

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** MTH({d}): the hash of one leaf's data. */
export function leafHash(...data: readonly Uint8Array[]): Uint8Array {
  return sha256(LEAF, ...data);
}

function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(NODE, left, right);
}

/** How many leaves an array of leaf hashes holds. */
export function leafCount(leaves: Uint8Array): number {
  return leaves.length / HASH_BYTES;
}

export function leafAt(leaves: Uint8Array, index: number): Uint8Array {
  return leaves.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
}

/** The index of a leaf hash, or -1. */
export function indexOfLeaf(leaves: Uint8Array, leaf: Uint8Array): number {
  for (let index = 0; index < leafCount(leaves); index++) {
    if (equal(leafAt(leaves, index), leaf)) return index;
  }
  return -1;
}

/** The tree's root hash. Of no leaves: the hash of nothing. */
export function treeRoot(leaves: Uint8Array): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array());
  return rootOf(leaves);
}

function rootOf(leaves: Uint8Array): Uint8Array {
  const n = leafCount(leaves);
  if (n === 1) return leaves;
  const [left, right] = split(leaves, n);
  return nodeHash(rootOf(left), rootOf(right));
}

/** At the largest power of two below their number. */
function split(leaves: Uint8Array, n: number): [Uint8Array, Uint8Array] {
  const k = 2 ** (31 - Math.clz32(n - 1)) * HASH_BYTES;
  return [leaves.subarray(0, k), leaves.subarray(k)];
}

/**
 * PATH(index, leaves): the hashes that lead from a leaf to the root, the leaf's neighbour first. `rootOf` gives
 * the root of some of the leaves.
 */
export function inclusionPath(leaves: Uint8Array, index: number, rootOf = treeRoot): Uint8Array[] {
  const n = leafCount(leaves);
  if (n <= 1) return [];
  const [left, right] = split(leaves, n);
  const k = leafCount(left);
  return index < k
    ? [...inclusionPath(left, index, rootOf), rootOf(right)]
    : [...inclusionPath(right, index - k, rootOf), rootOf(left)];
}

/**
 * The root that a leaf and its path lead to in a tree of `size` leaves, or null where the path does not fit
 * the place. RFC 9162, section 2.1.3.2.
 */
export function rootFromPath(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
): Uint8Array | null {
  if (index < 0 || index >= size) return null;
  let [at, last, hash] = [index, size - 1, leaf];
  for (const step of path) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(step, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      hash = nodeHash(hash, step);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : null;
}

/** Whether two byte strings are the same. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
