// The layout of the module's memory, in bytes. What the caller writes or reads is exported to it as well.

/** Leaves that fit at a time; a multiple of four. */
export const MAX_LEAVES: i32 = 1024;
/** Key and value of a message, together. */
export const MAX_MESSAGE_BYTES: i32 = 8192;
/** Keys and values of all messages, together. */
export const MAX_SOURCE_BYTES: i32 = 256 * 1024;

const VECTOR_BYTES: i32 = 16;
const SALT_BYTES: i32 = 32;
export const HASH_BYTES: i32 = 32;
/** Address and length of a key, then of a value, 32 bits each; a length of -1 is for null. */
export const ROW_BYTES: i32 = 16;
/** A message in its lane: zero byte, salt and lengths before it, at most a block and a few bytes behind it. */
export const LANE_BYTES: i32 = 8192 + 256;

// The first 2 KiB are the compiler's, for constants.
/** State of the four hashes: a vector for each of its eight words. */
export const STATE: usize = 0x800;
/** Message schedule: a vector for each of its 64 words. */
export const SCHEDULE: usize = STATE + 8 * VECTOR_BYTES;
/** The four messages that are being hashed. */
export const LANES: usize = 0x1000;

/** A row for each message. */
export const TABLE: usize = 0x10000;
export const SALTS: usize = TABLE + MAX_LEAVES * ROW_BYTES;
export const HASHES: usize = SALTS + MAX_LEAVES * SALT_BYTES;
/** Keys and values, wherever the table says. A vector's bytes beyond the last of them are read, too. */
export const SOURCE: usize = HASHES + MAX_LEAVES * HASH_BYTES;
