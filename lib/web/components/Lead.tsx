import type { CandidateResult, ElectionStatus } from "@/lib/election/results.ts";
import { type Standing, standingOf } from "@/lib/election/standings.ts";
import { Portrait } from "@/lib/web/components/Portrait.tsx";
import type { Words } from "@/lib/web/messages/words.ts";

/** A tie of more is told by its names alone. */
const MAX_PICTURES = 3;

interface LeadProps {
  candidates: CandidateResult[];
  status: ElectionStatus;
  words: Words;
}

interface LeadText {
  kicker: string;
  pictures: CandidateResult[];
  name: string;
  party: string;
  share: string;
  votes: string;
  note: string;
}

/** Who has the most votes, by how much. A tie and an empty count are said to be just that. */
export function Lead({ candidates, status, words }: LeadProps) {
  const text = textOf(standingOf(candidates), status, words);
  return (
    <section aria-labelledby="lead" class="flex flex-col sm:flex-row gap-5 md:gap-7">
      <h2 id="lead" class="sr-only">{words.t.lead.heading}</h2>
      <div class="flex gap-2">
        {text.pictures.length === 0
          ? <div class="w-28 h-28 md:w-40 md:h-40 rounded-sm border-2 border-dashed" />
          : text.pictures.slice(0, MAX_PICTURES).map((candidate) => (
            <Portrait
              key={candidate.candidate_id}
              src={candidate.photo_url}
              alt={words.t.results.portrait(candidate.candidate_name)}
              size={160}
              class={text.pictures.length === 1 ? "w-28 h-28 md:w-40 md:h-40" : "w-20 h-20"}
            />
          ))}
      </div>
      <div class="min-w-0">
        <p class="font-semibold text-soft">{text.kicker}</p>
        <p
          class="font-serif font-bold text-[1.75rem] md:text-[2.25rem] leading-[1.1] tracking-tight"
          data-leader={text.pictures.map((candidate) => candidate.candidate_id).join(" ")}
        >
          {text.name}
        </p>
        <p class="text-soft">{text.party}</p>
        <p class="mt-3 flex flex-wrap items-baseline gap-x-3 tabular-nums">
          <strong class="font-extrabold text-[3rem] md:text-[3.75rem] leading-none tracking-tight">
            {text.share}
          </strong>
          <span class="text-lg">{text.votes}</span>
        </p>
        <p class="mt-3 max-w-[30rem] tabular-nums">{text.note}</p>
      </div>
    </section>
  );
}

function textOf(standing: Standing, status: ElectionStatus, { t, f }: Words): LeadText {
  if (standing.kind === "none") {
    return {
      kicker: t.lead.heading,
      pictures: [],
      name: t.lead.noVotes,
      party: "",
      share: f.percent(0),
      votes: t.lead.votes(f.count(0), 0),
      note: t.lead.noVotesNote,
    };
  }
  if (standing.kind === "tie") {
    const names = f.list(standing.leaders.map((leader) => leader.candidate_name));
    const { share, votes } = standing.leaders[0];
    return {
      kicker: t.lead.tie,
      pictures: standing.leaders,
      name: names,
      party: f.list(standing.leaders.map((leader) => leader.party_affiliation)),
      share: f.percent(share),
      votes: t.lead.votes(f.count(votes), votes),
      note: t.lead.tied(names, f.count(votes), votes),
    };
  }
  const { leader, runnerUp, margin } = standing;
  return {
    kicker: status === "counted" ? t.lead.mostVotes : t.lead.leading,
    pictures: [leader],
    name: leader.candidate_name,
    party: leader.party_affiliation,
    share: f.percent(leader.share),
    votes: t.lead.votes(f.count(leader.votes), leader.votes),
    note: runnerUp === null ? t.lead.alone : t.lead.margin(
      f.points(margin.share),
      f.count(margin.votes),
      margin.votes,
      runnerUp.candidate_name,
    ),
  };
}
