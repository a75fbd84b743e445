/** The Kafka that KAFKA_HOME names, used in place of the cached one. */
import { join } from "node:path";
import { UserError } from "@/lib/errors.ts";

const MIN_MAJOR = 4;
const REMEDY = "point it at an unpacked Apache Kafka 4.0 or newer, or unset it";

/** The jars under KAFKA_HOME, null where that is not set. Throws a `UserError` if they are not usable. */
export async function jarsOfKafkaHome(): Promise<string[] | null> {
  const home = Deno.env.get("KAFKA_HOME");
  if (!home) return null;
  const libs = join(home, "libs");
  const names: string[] = [];
  try {
    for await (const { name } of Deno.readDir(libs)) if (name.endsWith(".jar")) names.push(name);
  } catch (error) {
    throw new UserError(`KAFKA_HOME is ${home}, but ${libs} cannot be read: ${REMEDY}`, {
      cause: error,
    });
  }
  const version = names.map((name) => /^kafka_\d+\.\d+-(\d+)\.(\S+)\.jar$/.exec(name))
    .find((match) => match !== null && !/(javadoc|sources|test|scaladoc)/.test(match[2]));
  if (!version) throw new UserError(`KAFKA_HOME is ${home}, but no Kafka is in ${libs}: ${REMEDY}`);
  if (Number(version[1]) < MIN_MAJOR) {
    throw new UserError(
      `KAFKA_HOME is ${home}, which is Kafka ${version[1]}.${version[2]}, too old: ${REMEDY}`,
    );
  }
  return names.sort().map((name) => join(libs, name));
}
