/**
 * Scenarios from files: the bundled ones by name, any other by path.
 */
import * as v from "valibot";
import { messageOf, UserError } from "@/lib/errors.ts";
import { checkScenario } from "@/lib/scenario/checks.ts";
import { MAX_FILE_BYTES } from "@/lib/scenario/limits.ts";
import { describeIssue } from "@/lib/scenario/problem.ts";
import { type Scenario, scenarioSchema } from "@/lib/scenario/schema.ts";

/** Names that `loadScenario` takes instead of a path. The first is the default. */
export const BUNDLED_SCENARIOS: readonly string[] = ["us", "germany"];

/**
 * Checks a scenario that was read from `file` (which only names it in errors). Throws UserError with one line
 * that names the path in the file: `us.json: candidates[2].colour: "blu" is not a colour; accepted: #rrggbb`.
 */
export function parseScenario(json: unknown, file: string): Scenario {
  const result = v.safeParse(scenarioSchema, json, { abortPipeEarly: true });
  if (!result.success) throw new UserError(`${file}: ${describeIssue(result.issues[0])}`);
  checkScenario(result.output, file);
  return result.output;
}

/**
 * A bundled scenario by its name, any other by its path; without either the default one. Throws UserError for
 * a file that is missing, too large, not JSON (with its line and column) or not a scenario.
 */
export async function loadScenario(nameOrPath: string = BUNDLED_SCENARIOS[0]): Promise<Scenario> {
  const bundled = BUNDLED_SCENARIOS.includes(nameOrPath);
  const file = bundled ? `${nameOrPath}.json` : nameOrPath;
  const text = await read(bundled ? new URL(`./bundled/${file}`, import.meta.url) : file, file);
  return parseScenario(await parseJson(text, file), file);
}

async function read(path: string | URL, file: string): Promise<string> {
  const ways = `accepted: a scenario file, or one of the bundled ${BUNDLED_SCENARIOS.join(", ")}`;
  try {
    const { size } = await Deno.stat(path);
    if (size > MAX_FILE_BYTES) {
      throw new UserError(`${file}: is too large; accepted: up to ${MAX_FILE_BYTES / 1e6} MB`);
    }
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (error instanceof Deno.errors.NotFound) {
      throw new UserError(`${file}: there is no such scenario; ${ways}`);
    }
    throw new UserError(`${file}: cannot be read (${messageOf(error)}); ${ways}`, { cause: error });
  }
}

async function parseJson(text: string, file: string): Promise<unknown> {
  // A byte order mark is what some editors put in front.
  const json = text.startsWith("\ufeff") ? text.slice(1) : text;
  try {
    return JSON.parse(json);
  } catch (error) {
    const { line, column, problem } = await locate(json, messageOf(error));
    throw new UserError(
      `${file}: line ${line}, column ${column}: is not JSON (${problem}); accepted: a JSON object`,
      { cause: error },
    );
  }
}

/** Where JSON breaks; the engine itself does not always say. Lines and columns from 1. */
async function locate(json: string, message: string) {
  const { parse, printParseErrorCode } = await import("jsonc-parser");
  const errors: { error: number; offset: number; length: number }[] = [];
  parse(json, errors, { disallowComments: true });
  const { offset, error } = errors[0] ?? { offset: json.length };
  const before = json.slice(0, offset).split("\n");
  // "CommaExpected" reads "comma expected".
  const words = (code: string) => code.replaceAll(/(?<!^)[A-Z]/g, " $&").toLowerCase();
  const problem = error === undefined ? message : words(printParseErrorCode(error));
  return { line: before.length, column: before[before.length - 1].length + 1, problem };
}
