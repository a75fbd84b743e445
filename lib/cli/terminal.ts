/**
 * What a person sees: lines that stay, and in a terminal one line at the bottom that changes. Where
 * the output goes to a file or a pipe there are only lines.
 */
import { setLogSink } from "@/lib/log.ts";

const CLEAR_LINE = "\r\x1b[2K";
const encoder = new TextEncoder();

export class Terminal {
  readonly interactive = Deno.stdout.isTerminal() && Deno.stderr.isTerminal();
  #status = "";

  constructor() {
    setLogSink((level, line) => this.line(line, level === "info" ? Deno.stdout : Deno.stderr));
  }

  /** A line that stays. */
  line(text: string, to: { writeSync(bytes: Uint8Array): number } = Deno.stdout): void {
    if (!this.interactive) return write(to, `${text}\n`);
    write(Deno.stdout, CLEAR_LINE);
    write(to, `${text}\n`);
    write(Deno.stdout, this.#status);
  }

  /** Replaces the line at the bottom, in a terminal only. Empty: takes it away. */
  status(text: string): void {
    if (!this.interactive) return;
    this.#status = text.slice(0, Deno.consoleSize().columns - 1);
    write(Deno.stdout, CLEAR_LINE + this.#status);
  }
}

function write(to: { writeSync(bytes: Uint8Array): number }, text: string): void {
  const bytes = encoder.encode(text);
  try {
    for (let at = 0; at < bytes.length;) at += to.writeSync(bytes.subarray(at));
  } catch (error) {
    // Nobody reads any more, as after `| head`: the count goes on, and Ctrl-C still stops it in order.
    if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
  }
}

const BAR_CELLS = 24;

/** A bar with bytes and time left: `Kafka  ██████░░░░ 12.3 of 44.0 MB, 8 s left`. */
export function downloadBar(label: string, done: number, total: number, elapsedMs: number): string {
  const part = total === 0 ? 1 : Math.min(1, done / total);
  const filled = Math.round(part * BAR_CELLS);
  const bar = "█".repeat(filled) + "░".repeat(BAR_CELLS - filled);
  const left = done === 0 ? "" : `, ${Math.ceil(elapsedMs / 1_000 * (total - done) / done)} s left`;
  return `${label} ${bar} ${megabytes(done)} of ${megabytes(total)} MB${left}`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
