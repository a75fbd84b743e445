/**
 * Rows for `copy … from stdin (format binary)`: of all ways into a table the one that costs Postgres least.
 *
 * Layout (PostgreSQL's manual, "COPY", "Binary Format"): an 11-byte signature, flags and length of an extension
 * (int32 each), then the rows, then int16 −1. A row is its number of fields (int16) and each field's length in
 * bytes (int32, −1 = null) and value. All numbers are big-endian.
 */

const SIGNATURE = Uint8Array.of(0x50, 0x47, 0x43, 0x4f, 0x50, 0x59, 0x0a, 0xff, 0x0d, 0x0a, 0x00);
const HEADER_BYTES = SIGNATURE.length + 8;
const TRAILER_BYTES = 2;
const START_BYTES = 64 * 1024;
const MAX_UTF8_BYTES_PER_UNIT = 3;
const INT32_RANGE = 2 ** 32;
const UUID_CHARACTERS = 36;
const MS_PER_DAY = 86_400_000;
/** 2000-01-01, from which Postgres counts days and microseconds. */
const POSTGRES_EPOCH_MS = 946_684_800_000;
const POSTGRES_EPOCH_DAYS = POSTGRES_EPOCH_MS / MS_PER_DAY;

const NO_DIGIT = 0xff;
const HEX_DIGITS = new Uint8Array(128).fill(NO_DIGIT);
for (let value = 0; value < 16; value++) {
  for (const digit of [value.toString(16), value.toString(16).toUpperCase()]) {
    HEX_DIGITS[digit.charCodeAt(0)] = value;
  }
}

const encoder = new TextEncoder();

/**
 * A growing buffer of rows. Each row begins with `row()`, then each of its fields is put, in the order of the
 * statement's columns and by the column's own type: Postgres converts nothing in this format.
 * @example
 * const rows = new CopyRows(2);
 * for (const { id, age } of people) rows.row().uuid(id).int4(age);
 * await copyIn(tx, "copy people (id, age) from stdin (format binary)", rows.bytes());
 */
export class CopyRows {
  #buffer = new Uint8Array(START_BYTES);
  #view = new DataView(this.#buffer.buffer);
  #at = HEADER_BYTES;
  #rows = 0;
  #fields: number;

  constructor(readonly columns: number) {
    this.#buffer.set(SIGNATURE);
    this.#fields = columns;
  }

  /** Rows begun so far. */
  get length(): number {
    return this.#rows;
  }

  /** Begins a row. Throws Error where the one before it has too few or too many fields. */
  row(): this {
    this.#checkFields();
    this.#rows++;
    this.#fields = 0;
    this.#fit(2);
    this.#view.setInt16(this.#at, this.columns);
    this.#at += 2;
    return this;
  }

  null(): this {
    this.#begin(0, -1);
    return this;
  }

  bool(value: boolean): this {
    this.#begin(1);
    this.#buffer[this.#at++] = value ? 1 : 0;
    return this;
  }

  int2(value: number): this {
    this.#begin(2);
    this.#view.setInt16(this.#at, value);
    this.#at += 2;
    return this;
  }

  int4(value: number): this {
    this.#begin(4);
    this.#view.setInt32(this.#at, value);
    this.#at += 4;
    return this;
  }

  /** A whole number that a double holds exactly. */
  int8(value: number): this {
    this.#begin(8);
    const high = Math.floor(value / INT32_RANGE);
    this.#view.setInt32(this.#at, high);
    this.#view.setUint32(this.#at + 4, value - high * INT32_RANGE);
    this.#at += 8;
    return this;
  }

  /** A moment in whole milliseconds since 1970, and microseconds on top of them. */
  timestamptz(ms: number, us = 0): this {
    const microseconds = (ms - POSTGRES_EPOCH_MS) * 1_000 + us;
    if (Number.isSafeInteger(microseconds)) return this.int8(microseconds);
    // Some 285 years from 2000.
    this.#begin(8);
    this.#view.setBigInt64(this.#at, BigInt(ms - POSTGRES_EPOCH_MS) * 1_000n + BigInt(us));
    this.#at += 8;
    return this;
  }

  /** An ISO date, YYYY-MM-DD. Throws RangeError for anything else. */
  date(iso: string): this {
    const days = daysOf(iso);
    if (!Number.isInteger(days)) throw new RangeError(`no date: ${JSON.stringify(iso)}`);
    return this.int4(days - POSTGRES_EPOCH_DAYS);
  }

  /** 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12. Throws RangeError for anything else. */
  uuid(text: string): this {
    this.#begin(16);
    let wrong = text.length === UUID_CHARACTERS ? 0 : NO_DIGIT;
    for (let i = 0; i < UUID_CHARACTERS;) {
      if (i === 8 || i === 13 || i === 18 || i === 23) {
        if (text.charCodeAt(i++) !== 0x2d) wrong = NO_DIGIT;
        continue;
      }
      const high = HEX_DIGITS[text.charCodeAt(i++)] ?? NO_DIGIT;
      const low = HEX_DIGITS[text.charCodeAt(i++)] ?? NO_DIGIT;
      wrong |= (high | low) & 0xf0;
      this.#buffer[this.#at++] = high << 4 | low;
    }
    if (wrong) throw new RangeError(`no UUID: ${JSON.stringify(text)}`);
    return this;
  }

  /** For `text` and `json`, in UTF-8. */
  text(value: string): this {
    const units = value.length;
    this.#begin(units * MAX_UTF8_BYTES_PER_UNIT, units);
    const [buffer, start] = [this.#buffer, this.#at];
    let at = start;
    for (let i = 0; i < units; i++) {
      const unit = value.charCodeAt(i);
      // Beyond ASCII: the whole field again. Short ASCII is most of it, and a call of the encoder costs more.
      if (unit > 0x7f) return this.#encoded(value);
      buffer[at++] = unit;
    }
    this.#at = at;
    return this;
  }

  #encoded(value: string): this {
    const { written } = encoder.encodeInto(value, this.#buffer.subarray(this.#at));
    this.#view.setInt32(this.#at - 4, written);
    this.#at += written;
    return this;
  }

  bytea(value: Uint8Array): this {
    this.#begin(value.length);
    this.#buffer.set(value, this.#at);
    this.#at += value.length;
    return this;
  }

  /**
   * All of it, header and trailer included. It is a view: valid until a row is added or `clear` is called.
   * Throws Error where the last row has too few or too many fields.
   */
  bytes(): Uint8Array<ArrayBuffer> {
    this.#checkFields();
    this.#fit(TRAILER_BYTES);
    this.#view.setInt16(this.#at, -1);
    return this.#buffer.subarray(0, this.#at + TRAILER_BYTES);
  }

  /** Empty again, with the room that it has. */
  clear(): void {
    this.#at = HEADER_BYTES;
    this.#rows = 0;
    this.#fields = this.columns;
  }

  /** Room for a field of at most `bytes`, and its length. */
  #begin(bytes: number, length = bytes): void {
    this.#fit(4 + bytes);
    this.#fields++;
    this.#view.setInt32(this.#at, length);
    this.#at += 4;
  }

  #checkFields(): void {
    if (this.#fields === this.columns) return;
    throw new Error(`row ${this.#rows} has ${this.#fields} fields instead of ${this.columns}`);
  }

  #fit(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return;
    const larger = new Uint8Array(Math.max(this.#buffer.length * 2, this.#at + bytes));
    larger.set(this.#buffer.subarray(0, this.#at));
    this.#buffer = larger;
    this.#view = new DataView(larger.buffer);
  }
}

/** Days since 1970; not a whole number where the text is no date. */
function daysOf(iso: string): number {
  const year = digits(iso, 0, 4);
  // `Date.UTC` is faster than `Date.parse`, but takes the years before 100 for those of the last century.
  const plain = iso.length === 10 && year >= 100;
  const ms = plain ? Date.UTC(year, digits(iso, 5, 7) - 1, digits(iso, 8, 10)) : Date.parse(iso);
  return ms / MS_PER_DAY;
}

/** NaN where one is no digit. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    value = digit >= 0 && digit <= 9 ? value * 10 + digit : NaN;
  }
  return value;
}
