import { Live } from "@/lib/web/components/voters/Live.tsx";
import type { Frame } from "@/lib/election/results.ts";
import type { Format } from "@/lib/web/format.ts";
import type { AdminMessages } from "@/lib/web/messages/admin/messages.ts";

interface ProgressProps {
  totals: Frame["totals"];
  /** How many voters the election is meant to have. */
  expected: number;
  t: AdminMessages;
  f: Format;
}

/** How far the election is. */
export function Progress({ totals: { registered, votes, waiting }, expected, t, f }: ProgressProps) {
  const { progress } = t;
  const figures = [
    ["registered", progress.registered, progress.of(f.count(registered), f.count(expected))],
    ["votes", progress.votes, f.count(votes)],
    ["waiting", progress.waiting, f.count(waiting)],
  ];
  return (
    <section aria-labelledby="progress" class="pt-8">
      <h2 id="progress" class="sr-only">{progress.heading}</h2>
      <dl class="flex flex-wrap gap-x-12 gap-y-4">
        {figures.map(([name, label, text]) => (
          <div key={name}>
            <dt class="text-sm text-soft">{label}</dt>
            <dd class="text-xl font-semibold tabular-nums">
              <Live id={`progress-${name}`}>{text}</Live>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
