/**
 * Where things are in a record batch of Kafka's message format 2
 * (https://kafka.apache.org/documentation/#recordbatch). All numbers are big-endian; what a record holds is
 * varints in zigzag form.
 *
 *   0 base offset int64 · 8 length of what follows int32 · 12 partition leader epoch int32 · 16 magic int8
 *   17 CRC-32C of all that follows · 21 attributes int16 · 23 last offset delta int32
 *   27 base timestamp int64 · 35 max timestamp int64 · 43 producer id int64 · 51 producer epoch int16
 *   53 base sequence int32 · 57 records int32 · 61 the records
 *
 *   record: length · attributes int8 · timestamp delta · offset delta · key length, key · value length, value ·
 *   headers; a length of −1 is null
 */
export const BATCH = {
  baseOffset: 0,
  length: 8,
  leaderEpoch: 12,
  magic: 16,
  crc: 17,
  attributes: 21,
  lastOffsetDelta: 23,
  baseTimestamp: 27,
  maxTimestamp: 35,
  producerId: 43,
  producerEpoch: 51,
  baseSequence: 53,
  count: 57,
  records: 61,
} as const;

/** What the length of a batch does not count. */
export const BEFORE_LENGTH_BYTES = BATCH.leaderEpoch;

export const MAGIC = 2;

export const ATTRIBUTE = {
  compression: 0x07,
  logAppendTime: 0x08,
  transactional: 0x10,
  control: 0x20,
} as const;
