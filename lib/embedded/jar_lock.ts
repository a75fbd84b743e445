/** Kafka's jars, as pinned in `kafka_jars.lock.json`. */
import lock from "./kafka_jars.lock.json" with { type: "json" };

/** One artifact of a Maven repository. */
export interface LockedJar {
  group: string;
  artifact: string;
  version: string;
  file: string;
  /** Bytes. */
  size: number;
  /** Hexadecimal. */
  sha256: string;
}

export const KAFKA_VERSION: string = lock.kafka;
export const KAFKA_JARS: readonly LockedJar[] = lock.jars;

/** Bytes of all of them. */
export function totalBytes(jars: readonly LockedJar[]): number {
  return jars.reduce((sum, jar) => sum + jar.size, 0);
}
