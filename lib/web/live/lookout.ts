/** How the servers and the pipeline are, asked once a second or so. */
import type { ClusterLine } from "@/lib/kafka/cluster_line.ts";
import { log } from "@/lib/log.ts";
import { messageOf } from "@/lib/errors.ts";
import { type PipelineProgress, readProgress } from "@/lib/pipeline/progress.ts";
import type { Database } from "@/lib/store/database.ts";
import { answering, NOT_ASKED, Question, type Reachability } from "@/lib/web/live/question.ts";
import { within } from "@/lib/wait.ts";

/** An answer that takes longer is not waited for before it is asked who keeps it. */
const PROMPT_MS = 1_000;

export class Lookout {
  /** As of the last look. */
  reachable: { kafka: Reachability; postgres: Reachability } = { kafka: NOT_ASKED, postgres: NOT_ASKED };
  /** The newest that could be read; null before the first. */
  progress: PipelineProgress | null = null;
  readonly #kafka: Question<unknown>;
  readonly #postgres: Question<unknown>;
  readonly #progress: Question<PipelineProgress>;

  constructor(sql: Database, cluster: ClusterLine, private readonly signal: AbortSignal) {
    this.#kafka = new Question(() => cluster.ask((admin) => admin.describeCluster()));
    this.#postgres = new Question(async () => await sql`select 1`);
    this.#progress = new Question(() => cluster.ask((admin) => readProgress(sql, admin, this.progress)));
  }

  /** The servers that do not answer, for a person; null where all do. */
  get away(): string | null {
    const { kafka, postgres } = this.reachable;
    const names = [kafka.ok ? null : "Kafka", postgres.ok ? null : "Postgres"].filter((name) =>
      name !== null
    );
    return names.length === 0 ? null : names.join(" and ");
  }

  /** Takes a look. Resolves after some seconds at the latest, whoever does not answer. */
  async look(): Promise<void> {
    const read = this.#progress.answer().then(
      (progress) => ({ progress }),
      (error: unknown) => ({ error }),
    );
    const prompt = await within(PROMPT_MS, read);
    if (prompt && "progress" in prompt) {
      this.progress = prompt.progress;
      this.reachable = { kafka: answering(), postgres: answering() };
      return;
    }
    const [kafka, postgres, late] = await Promise.all([this.#kafka.reach(), this.#postgres.reach(), read]);
    this.reachable = { kafka, postgres };
    if ("progress" in late) this.progress = late.progress;
    else if (kafka.ok && postgres.ok && !this.signal.aborted) {
      log.warning(`the pipeline's progress cannot be read: ${messageOf(late.error)}`);
    }
  }
}
