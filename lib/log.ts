/**
 * One line per event, for a person. The sink can be set once per thread: a worker hands its lines to
 * the process that supervises it, so that they do not tear the terminal's status line.
 */
export type LogLevel = "info" | "warning" | "error";
export type LogSink = (level: LogLevel, line: string) => void;

let sink: LogSink = (level, line) => level === "info" ? console.log(line) : console.error(line);

export function setLogSink(next: LogSink): void {
  sink = next;
}

/** While a server is away the same failure comes several times a second: it is told of this often. */
const REPEAT_AFTER_MS = 30_000;
const MAX_REMEMBERED_LINES = 1_000;
const told = new Map<string, number>();

function tell(level: LogLevel, line: string): void {
  const now = performance.now();
  if (now - (told.get(line) ?? -REPEAT_AFTER_MS) < REPEAT_AFTER_MS) return;
  if (told.size >= MAX_REMEMBERED_LINES) told.clear();
  told.set(line, now);
  sink(level, line);
}

/** A warning or an error that is the same as one just told is left out; see `REPEAT_AFTER_MS`. */
export const log = {
  info: (line: string) => sink("info", line),
  warning: (line: string) => tell("warning", line),
  error: (line: string) => tell("error", line),
};
