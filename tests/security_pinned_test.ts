import assert from "node:assert/strict";

const read = async (name: string) =>
  JSON.parse(await Deno.readTextFile(new URL(`../${name}`, import.meta.url)));
/** One version, not a range: three numbers and perhaps a pre-release; then perhaps a file of the package. */
const PINNED = /^(npm:(?:@[\w.-]+\/)?[\w.-]+@\d+\.\d+\.\d+(?:-[\w.]+)?)(?:\/[\w./-]+)?$/;

Deno.test("every package is pinned to one version, and the lock file has its checksum", async () => {
  const { imports } = await read("deno.json");
  const { specifiers, npm } = await read("deno.lock");
  for (const [name, specifier] of Object.entries<string>(imports)) {
    if (name.startsWith("@/") || name === "fresh") continue; // our own files, and the package that `links` puts there
    assert.match(specifier, PINNED, name);
    const [, version] = specifier.match(PINNED)!;
    assert.ok(specifiers[version], `${version} is in deno.lock`);
  }
  for (const [name, { integrity }] of Object.entries<{ integrity: string }>(npm)) {
    assert.match(integrity ?? "", /^sha512-/, name);
  }
});
