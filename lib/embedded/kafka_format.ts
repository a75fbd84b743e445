/** The first step of a KRaft broker's life: its storage gets a cluster id and the metadata version. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { TransientError, UserError } from "@/lib/errors.ts";
import { saysDiskFull } from "@/lib/embedded/disk_errors.ts";
import { complaintIn, removeBeginningWith, removeIfThere } from "@/lib/embedded/files.ts";

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

/** A UUID as Kafka writes it: 16 bytes in URL-safe base64 that do not begin with "-". */
function newClusterId(): string {
  const id = randomBytes(16).toString("base64url");
  return id.startsWith("-") ? newClusterId() : id;
}
