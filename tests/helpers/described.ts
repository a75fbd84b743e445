/** Holds answers of the HTTP interface against its description. */
import assert from "node:assert/strict";
import formatsPlugin from "ajv-formats";
import { Ajv2020 } from "ajv/2020";
import { OPENAPI } from "@/lib/web/openapi/description.ts";

interface Described {
  headers?: Record<string, { required?: boolean; schema: Record<string, unknown> }>;
  content?: Record<string, unknown>;
}

const ajv = new Ajv2020({ strict: false, allErrors: true, coerceTypes: false });
// The published types call the plugin a namespace; it is the function itself.
(formatsPlugin as unknown as (ajv: Ajv2020) => void)(ajv);
ajv.addSchema(OPENAPI, "urna");

/** Problems that any address under /api may answer, which no operation lists. */
const EVERYWHERE = new Set([404, 405]);

/**
 * Fails where an answer is not what the description says of this method and path (as it is written there):
 * status, media type, headers, and body. A body without end is left alone.
 */
export async function assertDescribed(method: string, path: string, response: Response): Promise<void> {
  const { status } = response;
  const where = `${method} ${path}: ${status}`;
  const operations = OPENAPI.paths[path] as Record<string, { responses: Record<string, Described> }> ?? {};
  const operation = operations[method === "HEAD" ? "get" : method.toLowerCase()];
  const answer = operation?.responses[status];
  const [mediaType] = (response.headers.get("content-type") ?? "").split(";");
  if (method === "OPTIONS") return assert.equal(status, 204, where);
  if (!answer) {
    assert.ok(!operation && EVERYWHERE.has(status), `${where} is not described`);
    assert.equal(mediaType, "application/problem+json", where);
    if (method === "HEAD") return;
    return assertBody("#/components/schemas/Problem", await response.json(), where);
  }
  for (const [name, { required, schema }] of Object.entries(answer.headers ?? {})) {
    const value = response.headers.get(name);
    assert.ok(value !== null || !required, `${where} lacks ${name}`);
    const typed = schema.type === "integer" ? Number(value) : value;
    assert.ok(ajv.validate(schema, typed), `${where}: ${name}: ${value}`);
  }
  assert.deepEqual(Object.keys(answer.content ?? {}), [mediaType], where);
  if (method === "HEAD") return assert.equal(await response.text(), "", where);
  if (mediaType === "text/event-stream") return await response.body?.cancel();
  const body = mediaType.endsWith("json") ? await response.json() : await response.text();
  const pointer = ["paths", path, method.toLowerCase(), "responses", String(status), "content", mediaType];
  assertBody(`#/${pointer.map(escaped).join("/")}/schema`, body, where);
}

/** Fails where a value is not what a schema of the description says. */
export function assertBody(pointer: string, value: unknown, where: string): void {
  const validate = ajv.getSchema(`urna${pointer}`);
  assert.ok(validate, `the description has no ${pointer}`);
  assert.ok(validate(value), `${where}: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(value)}`);
}

/** A part of a JSON pointer in the fragment of a URI (RFC 6901, sections 3 and 6). */
function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));
}
