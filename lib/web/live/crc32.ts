/**
 * The checksum of two texts one after the other, from those of each. CRC-32 (RFC 1952, section 8) is a remainder
 * of polynomials over GF(2), so appending n bytes multiplies what was before by x^8n.
 * A polynomial of degree 31 and less is kept in 32 bits, the highest of them for x^0.
 */

const POLYNOMIAL = 0xedb88320;
const ONE = 0x80000000;
const X_TO_8 = 0x00800000;

/** What a checksum is multiplied by when `bytes` are appended. */
export function appendedBytes(bytes: number): number {
  let [product, power] = [ONE, X_TO_8];
  for (let n = bytes; n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) product = multiply(product, power);
    power = multiply(power, power);
  }
  return product;
}

/** The checksum of a text of checksum `first` and one of checksum `second`, of as many bytes as `appended` is for. */
export function joinedCrc(first: number, second: number, appended: number): number {
  return (multiply(first, appended) ^ second) >>> 0;
}

/** a × b modulo the polynomial. */
function multiply(a: number, b: number): number {
  let product = 0;
  let shifted = b;
  for (let rest = a; rest !== 0; rest <<= 1) {
    if (rest < 0 || rest >= ONE) product ^= shifted; // the highest bit: x^0 at first, then x^1, …
    shifted = (shifted & 1) === 0 ? shifted >>> 1 : (shifted >>> 1) ^ POLYNOMIAL;
  }
  return product >>> 0;
}
