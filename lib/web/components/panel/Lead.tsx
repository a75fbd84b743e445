import type { CandidateResult, Frame } from "@/lib/election/results.ts";
import { type Standing, standingOf } from "@/lib/election/standings.ts";
import { namesOf } from "@/lib/web/names.ts";
import { certaintyOf } from "@/lib/web/panel/certainty.ts";
import { Portrait } from "@/lib/web/components/Portrait.tsx";
import type { Words } from "@/lib/web/messages/words.ts";

/** A tie of more is told by its names alone. */
const MAX_PICTURES = 4;
/** The room for the pictures, the same for one, several and none: text beside it stays where it is. */
const ROOM = "shrink-0 w-20 h-20 sm:w-28 sm:h-28 md:w-40 md:h-40";

interface LeadProps {
  candidates: CandidateResult[];
  frame: Frame;
  words: Words;
}

/** Who has the most votes, by how much, and how sure that is. A tie and an empty count are said to be just that. */
export function Lead({ candidates, frame, words }: LeadProps) {
  const standing = standingOf(candidates);
  const { t, f } = words;
  const { kind } = standing;
  const leaders = kind === "none" ? [] : kind === "tie" ? standing.leaders : [standing.leader];
  const namesById = namesOf(candidates);
  const names = f.list(
    leaders.map(({ candidate_id, candidate_name }) =>
      kind === "tie" ? namesById.get(candidate_id)!.short : candidate_name
    ),
  );
  const { share, votes } = leaders[0] ?? { share: 0, votes: 0 };
  const isCounted = frame.election.status === "counted";
  const certainty = certaintyOf(standing, frame, words);
  const isTie = kind === "tie";
  return (
    <section aria-labelledby="lead" class="flex gap-4 sm:gap-5 md:gap-7">
      <h2 id="lead" class="sr-only">{t.lead.heading}</h2>
      {leaders.length === 0 || leaders.length > MAX_PICTURES
        ? <div class={`${ROOM} rounded-sm border-2 border-dashed`} />
        : (
          <div class={`${ROOM} ${isTie ? "grid grid-cols-2 gap-1 content-start" : ""}`}>
            {leaders.map((candidate) => (
              <Portrait
                key={candidate.candidate_id}
                src={candidate.photo_url}
                alt={t.results.portrait(candidate.candidate_name)}
                size={160}
                class="w-full h-auto"
              />
            ))}
          </div>
        )}
      <div class="min-w-0">
        <p class="font-semibold text-soft">
          {{
            none: t.lead.heading,
            tie: t.lead.tie,
            lead: isCounted ? t.lead.mostVotes : t.lead.leading,
          }[kind]}
        </p>
        <p
          class="font-serif font-bold text-[1.5rem] sm:text-[1.75rem] md:text-[2.25rem] leading-[1.1] tracking-tight"
          data-leader={leaders.map((candidate) => candidate.candidate_id).join(" ")}
        >
          {kind === "none" ? t.lead.noVotes : names}
        </p>
        <p class="text-soft">{f.list(leaders.map((leader) => leader.party_affiliation))}</p>
        <p class="mt-2 sm:mt-3 flex flex-wrap items-baseline gap-x-3 tabular-nums">
          <strong class="font-extrabold text-[2.75rem] sm:text-[3rem] md:text-[3.75rem] leading-none tracking-tight">
            {f.percent(share)}
          </strong>
          <span class="text-lg">{(isTie ? t.lead.tied : t.lead.votes)(f.count(votes), votes)}</span>
        </p>
        <p class="mt-2 sm:mt-3 max-w-[30rem] tabular-nums">{noteOf(standing, words)}</p>
        {certainty && (
          <p
            class={`mt-1 max-w-[30rem] tabular-nums ${certainty.isDecided ? "font-semibold" : "text-soft"}`}
            data-decided={certainty.isDecided}
          >
            {certainty.text}
          </p>
        )}
      </div>
    </section>
  );
}

/** The line below the figures: by how much they are ahead of the next, where it can be told. */
function noteOf(standing: Standing, { t, f }: Words): string {
  if (standing.kind === "none") return t.lead.noVotesNote;
  if (standing.kind === "tie") return "";
  const { runnerUp, margin: { share, votes } } = standing;
  if (runnerUp === null) return t.lead.alone;
  return t.lead.margin(f.points(share), f.count(votes), votes, runnerUp.candidate_name);
}
