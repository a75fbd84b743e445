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

export const log = {
  info: (line: string) => sink("info", line),
  warning: (line: string) => sink("warning", line),
  error: (line: string) => sink("error", line),
};
