/** The first step of a KRaft broker's life: its storage gets a cluster id and the metadata version. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { TransientError, UserError } from "@/lib/errors.ts";
import { saysDiskFull } from "@/lib/embedded/disk_errors.ts";
import { complaintIn, readIfThere, removeBeginningWith, removeIfThere } from "@/lib/embedded/files.ts";
import { NODE_ID } from "@/lib/embedded/kafka_config.ts";

/** Of `meta.properties`: that of KRaft. */
const META_VERSION = "1";
export const OTHER_FOLDER = "run the Urna that made it, or choose another folder with --data";

/**
 * Formats `folder/data` by Kafka's own tool. It is made aside and renamed, so that a half-formatted one is
 * never taken for whole. Expects `folder/server.properties`.
 */
export async function formatStorage(folder: string, java: string, jars: string[]): Promise<void> {
  await removeBeginningWith(folder, "data.new-");
  const aside = join(folder, `data.new-${crypto.randomUUID()}`);
  const config = join(folder, "format.properties");
  const properties = await Deno.readTextFile(join(folder, "server.properties"));
  await Deno.writeTextFile(config, `${properties}log.dirs=${aside.replaceAll("\\", "\\\\")}\n`);
  const { success, stdout, stderr } = await new Deno.Command(java, {
    args: [
      ...["-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"],
      ...["-cp", jars.join(":"), "kafka.tools.StorageTool", "format"],
      ...["--cluster-id", newClusterId(), "--config", config],
    ],
    cwd: folder,
    stdin: "null",
  }).output();
  if (!success) {
    const text = new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr);
    if (saysDiskFull(text)) {
      throw new UserError(
        `Kafka cannot write to ${folder}, the disk is full: free some space, or choose another ` +
          "folder with --data",
      );
    }
    throw new TransientError(`Kafka's storage was not formatted: ${complaintIn(text)}`);
  }
  await Deno.rename(aside, join(folder, "data"));
  await removeIfThere(config);
}

/**
 * Whether `folder/data` is what this broker can start on: storage of KRaft, of the node that it is.
 * @throws UserError where it is something else
 */
export async function checkStorage(folder: string): Promise<void> {
  const file = join(folder, "data/meta.properties");
  const text = await readIfThere(file);
  if (text === null) {
    throw new UserError(`Kafka's storage in ${folder}/data has no meta.properties: ${OTHER_FOLDER}`);
  }
  const found = Object.fromEntries(text.split("\n").map((line) => line.trim().split("=", 2)));
  for (const [name, wanted] of [["version", META_VERSION], ["node.id", String(NODE_ID)]]) {
    if (found[name] === wanted) continue;
    throw new UserError(
      `Kafka's storage in ${folder}/data was made by another Kafka (${name} is ${
        found[name] ?? "missing"
      } in ` +
        `meta.properties, and not ${wanted}): ${OTHER_FOLDER}`,
    );
  }
}

/** Of a broker that does not start on what a newer one has written. */
export function refusesNewer(said: string): boolean {
  return /FeatureLevelRecord.*only supports versions/.test(said);
}

/** A UUID as Kafka writes it: 16 bytes in URL-safe base64 that do not begin with "-". */
function newClusterId(): string {
  const id = randomBytes(16).toString("base64url");
  return id.startsWith("-") ? newClusterId() : id;
}
