/**
 * Turns what valibot found wrong with a scenario into one line: where, what, and what is accepted.
 */
import type * as v from "valibot";
import { scenarioSchema } from "@/lib/scenario/schema.ts";

const MAX_SHOWN_CHARS = 60;

type Issue = v.BaseIssue<unknown>;

/** `candidates[2].colour.light` for an issue's place; "the file" for its top. */
function issuePath(issue: Issue): string {
  const keys = (issue.path ?? []).map((item) => item.key as string | number);
  const path = keys.map((key) => typeof key === "number" ? `[${key}]` : `.${key}`).join("");
  return path.replace(/^\./, "") || "the file";
}

/** One line without the file's name: `candidates[2].colour: "blu" is not a colour; accepted: #rrggbb`. */
export function describeIssue(issue: Issue): string {
  const path = issuePath(issue);
  if (issue.kind === "validation") return `${path}: ${shown(issue.input)} ${issue.message}`;
  if (issue.type === "strict_object") {
    if (issue.expected === "never") {
      return `${path}: is not a known key; accepted: ${knownKeys(issue).join(", ")}`;
    }
    if (issue.received === "undefined") return `${path}: is missing`;
  }
  if (issue.received === "undefined") return `${path}: is missing; accepted: ${accepted(issue)}`;
  if (issue.type === "union" && issue.issues) return describeUnion(issue, path);
  return `${path}: ${shown(issue.input)} is not accepted; accepted: ${accepted(issue)}`;
}

function describeUnion(issue: Issue, path: string): string {
  const closest = issue.issues?.find((inner) => inner.kind === "validation");
  if (closest) return `${path}: ${shown(issue.input)} ${closest.message}`;
  return `${path}: ${shown(issue.input)} is not accepted; accepted: ${accepted(issue)}`;
}

/** Valibot's `expected`, in words. */
function accepted(issue: Issue): string {
  const words: Record<string, string> = {
    string: "a text",
    number: "a number",
    Object: "an object",
    Array: "a list",
    null: "null",
  };
  return (issue.expected ?? "another value")
    .replace(/^\((.*)\)$/, "$1")
    .split(" | ")
    .map((part) => words[part] ?? part)
    .join(" or ");
}

/** The keys that the object has which an issue's last key was found in. */
function knownKeys(issue: Issue): string[] {
  let schema = scenarioSchema as SchemaParts;
  for (const { key } of (issue.path ?? []).slice(0, -1)) {
    schema = schema.wrapped ?? schema;
    schema = schema.item ?? schema.entries?.[key as string] ?? schema;
  }
  return Object.keys(schema.entries ?? {});
}

interface SchemaParts {
  wrapped?: SchemaParts;
  item?: SchemaParts;
  entries?: Record<string, SchemaParts>;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= MAX_SHOWN_CHARS ? text : `${text.slice(0, MAX_SHOWN_CHARS)}…`;
}
