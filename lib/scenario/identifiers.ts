/**
 * Identifiers of voters. Both hold the voter's number n, so that they are unique by construction.
 */
import type { Random } from "@/lib/election/random.ts";

/** Numbers of voters fit into the first 48 bits of their identifier. */
const MAX_NUMBER = 2 ** 48 - 1;
const NUMBER_DIGITS = 7;
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * A UUID of version 8 (RFC 9562, section 5.8), lower case: 48 bits of n, so that voters registered one after
 * another lie side by side in an index, and 74 bits that `random` draws (two or three numbers).
 * Throws RangeError unless n is a whole number from 0 to 2^48 − 1.
 */
export function voterId(n: number, random: Random): string {
  if (!Number.isInteger(n) || n < 0 || n > MAX_NUMBER) throw new RangeError(`no voter has the number ${n}`);
  const upper = random.uint32();
  const middle = random.uint32();
  const lower = random.uint32();
  const head = hex32(Math.floor(n / 0x10000)) + "-" + hex16(n & 0xffff);
  const version = hex16(0x8000 | upper >>> 20);
  const variant = hex16(0x8000 | upper >>> 4 & 0x3fff);
  return head + "-" + version + "-" + variant + "-" + hex32(middle) + hex16(lower >>> 16);
}

/** The least of the identifiers that voter n may have: where the voters from n on begin in an index. */
export function leastVoterId(n: number): string {
  return hex32(Math.floor(n / 0x10000)) + "-" + hex16(n & 0xffff) + "-0000-0000-000000000000";
}

/** The greatest of them, of numbers that are too large that of the largest: where the voters up to n end. */
export function greatestVoterId(n: number): string {
  const last = Math.min(n, MAX_NUMBER);
  return hex32(Math.floor(last / 0x10000)) + "-" + hex16(last & 0xffff) + "-ffff-ffff-ffffffffffff";
}

/** The number n in an identifier; of one that is not Urna's own, the number that it would be. */
export function numberOfVoter(voter_id: string): number {
  return parseInt(voter_id.slice(0, 8), 16) * 0x10000 + parseInt(voter_id.slice(9, 13), 16);
}

/** Such as `CA-00004WK-7`: location, n in base 36, and a check character (ISO/IEC 7064, MOD 37,36). */
export function registrationNumber(location: string, n: number): string {
  const number = n.toString(36).toUpperCase().padStart(NUMBER_DIGITS, "0");
  return `${location}-${number}-${checkCharacter(location + number)}`;
}

/** Whether the check character fits: not with one character mistyped, nearly never with two neighbours swapped. */
export function isRegistrationNumber(text: string): boolean {
  const [, location, number, check] = /^([A-Z0-9-]+)-([A-Z0-9]{7,})-([A-Z0-9])$/.exec(text) ?? [];
  return check !== undefined && checkCharacter(location + number) === check;
}

function checkCharacter(text: string): string {
  let check = ALPHABET.length;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    // A code's hyphen carries no information.
    if (value < 0) continue;
    const sum = (check + value) % ALPHABET.length || ALPHABET.length;
    check = sum * 2 % (ALPHABET.length + 1);
  }
  return ALPHABET[(ALPHABET.length + 1 - check) % ALPHABET.length];
}

/** Two digits each. */
const HEX = Array.from({ length: 0x100 }, (_, value) => value.toString(16).padStart(2, "0"));

/** Of an unsigned number of 16 bits. */
function hex16(value: number): string {
  return HEX[value >>> 8] + HEX[value & 0xff];
}

function hex32(value: number): string {
  return hex16(value >>> 16) + hex16(value & 0xffff);
}
