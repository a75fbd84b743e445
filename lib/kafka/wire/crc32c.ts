/**
 * CRC-32C (Castagnoli), as Kafka's record batches carry it; RFC 3720, appendix B.4.
 *
 * Eight bytes at a time through eight tables ("slicing by 8", Kounavis and Berry, 2005): a table for each
 * distance of a byte from the end of its group, so that the eight look-ups do not wait for one another.
 */

/** The polynomial 0x1edc6f41, its bits reversed. */
const POLYNOMIAL = 0x82f63b78;
const SLICES = 8;
const [T0, T1, T2, T3, T4, T5, T6, T7] = tables();

function tables(): Int32Array[] {
  const tables = Array.from({ length: SLICES }, () => new Int32Array(256));
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? POLYNOMIAL : 0);
    tables[0][byte] = crc;
  }
  for (let slice = 1; slice < SLICES; slice++) {
    for (let byte = 0; byte < 256; byte++) {
      const before = tables[slice - 1][byte];
      tables[slice][byte] = tables[0][before & 0xff] ^ (before >>> 8);
    }
  }
  return tables;
}

/** The checksum of the bytes from `from` to before `to`, an unsigned 32-bit integer. */
export function crc32c(bytes: Uint8Array, from = 0, to = bytes.length): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let crc = -1;
  let at = from;
  for (; at + SLICES <= to; at += SLICES) {
    const near = crc ^ view.getInt32(at, true);
    const far = view.getInt32(at + 4, true);
    crc = T7[near & 0xff] ^ T6[near >>> 8 & 0xff] ^ T5[near >>> 16 & 0xff] ^ T4[near >>> 24] ^
      T3[far & 0xff] ^ T2[far >>> 8 & 0xff] ^ T1[far >>> 16 & 0xff] ^ T0[far >>> 24];
  }
  for (; at < to; at++) crc = T0[(crc ^ bytes[at]) & 0xff] ^ (crc >>> 8);
  return ~crc >>> 0;
}
