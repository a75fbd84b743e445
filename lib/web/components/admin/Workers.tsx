import { WORKER_NAMES, type WorkerName } from "@/lib/config.ts";
import type { SupervisedWorker } from "@/lib/pipeline/supervisor.ts";
import { Asked, QUIET_BUTTON } from "@/lib/web/components/admin/Asked.tsx";
import { sum } from "@/lib/election/totals.ts";
import { Heading } from "@/lib/web/components/Heading.tsx";
import type { Format } from "@/lib/web/format.ts";
import type { AdminMessages } from "@/lib/web/messages/admin/messages.ts";

interface WorkersProps {
  /** Those of this process. */
  workers: readonly SupervisedWorker[];
  /** Those that are to rest. */
  paused: readonly WorkerName[];
  t: AdminMessages;
  f: Format;
}

/** Each kind of worker: how that of this process does, and a button that has it rest or go on. */
export function Workers({ workers, paused, t, f }: WorkersProps) {
  const { columns } = t.workers;
  return (
    <section aria-labelledby="workers" class="pt-10">
      <Heading id="workers" title={t.workers.heading}>
        {t.workers.sentence} {workers.length === 0 && t.workers.none}
      </Heading>
      <table class="w-full" aria-labelledby="workers">
        <thead>
          <tr class="text-soft text-left align-bottom">
            <th scope="col" class="py-2 pr-2 sm:pr-4">{columns.worker}</th>
            <th scope="col" class="py-2 pr-2 sm:pr-4">{columns.state}</th>
            <th scope="col" class="hidden md:table-cell py-2 pr-2 sm:pr-4">{columns.since}</th>
            <th scope="col" class="hidden md:table-cell py-2 pr-2 sm:pr-4 text-right">{columns.restarts}</th>
            <th scope="col" class="hidden md:table-cell py-2 pr-2 sm:pr-4 text-right">{columns.done}</th>
            <th scope="col" class="py-2 text-right">{columns.action}</th>
          </tr>
        </thead>
        <tbody>
          {WORKER_NAMES.map((name) => (
            <WorkerRow
              key={name}
              name={name}
              worker={workers.find((worker) => worker.name === name)}
              isPaused={paused.includes(name)}
              {...{ t, f }}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface WorkerRowProps {
  name: WorkerName;
  /** Undefined: it is none of this process. */
  worker: SupervisedWorker | undefined;
  isPaused: boolean;
  t: AdminMessages;
  f: Format;
}

function WorkerRow({ name, worker, isPaused, t, f }: WorkerRowProps) {
  const action = isPaused ? "resume" : "pause";
  const state = stateOf(worker, isPaused);
  return (
    <tr class="border-t align-top" data-worker={name}>
      <th scope="row" class="py-3 pr-2 sm:pr-4 font-semibold">
        {name} <span class="block text-sm text-soft font-normal">{t.workers.does[name]}</span>
      </th>
      <td id={`${name}-state`} data-live class="py-3 pr-2 sm:pr-4" data-state={state}>
        {t.workers.state[state]}
        <span class="block text-sm text-soft break-words">
          {state !== "paused" && worker?.status.last_error}
        </span>
      </td>
      <td
        id={`${name}-since`}
        data-live
        class="hidden md:table-cell py-3 pr-2 sm:pr-4 text-soft tabular-nums"
      >
        {worker ? f.time(worker.status.since, "UTC") : "–"}
      </td>
      <td
        id={`${name}-restarts`}
        data-live
        class="hidden md:table-cell py-3 pr-2 sm:pr-4 text-right tabular-nums"
      >
        {worker ? f.count(worker.status.restarts) : "–"}
      </td>
      <td
        id={`${name}-done`}
        data-live
        class="hidden md:table-cell py-3 pr-2 sm:pr-4 text-right tabular-nums"
      >
        {worker ? f.count(sum(Object.values(worker.status.progress))) : "–"}
      </td>
      <td class="py-2">
        <div id={`${name}-action`} data-live class="flex justify-end">
          <Asked action={action} fields={[["worker", name]]}>
            <button type="submit" class={QUIET_BUTTON} aria-label={t.workers[`${action}This`](name)}>
              {t.workers[action]}
            </button>
          </Asked>
        </div>
      </td>
    </tr>
  );
}

type State = keyof AdminMessages["workers"]["state"];

/** What it does, seen from what it is to do. One of another process is known by that alone. */
function stateOf(worker: SupervisedWorker | undefined, isPaused: boolean): State {
  if (worker === undefined) return isPaused ? "paused" : "elsewhere";
  const { state } = worker.status;
  if (isPaused && state !== "paused") return "pausing";
  return !isPaused && state === "paused" ? "resuming" : state;
}
