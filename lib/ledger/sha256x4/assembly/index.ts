// A module of its own in WebAssembly, in AssemblyScript. `deno task sha256x4` compiles it.

export { HASHES, MAX_LEAVES, MAX_MESSAGE_BYTES, MAX_SOURCE_BYTES, SALTS, SOURCE, TABLE } from "./memory";
export { hashLeaves } from "./leaves";
export { hashTree } from "./tree";
