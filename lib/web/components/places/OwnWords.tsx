import type { Scenario } from "@/lib/scenario/schema.ts";
import type { PlacesWords } from "@/lib/web/messages/places/mod.ts";

interface OwnWordsProps {
  candidate: Scenario["candidates"][number];
  /** BCP 47, of the candidate's texts. */
  language: string;
  words: PlacesWords;
}

/** Biography and platform, as the scenario gives them. */
export function OwnWords({ candidate, language, words: { t } }: OwnWordsProps) {
  const texts = [
    ["biography", t.candidate.biography, candidate.biography],
    ["platform", t.candidate.platform, candidate.campaign_platform],
  ].filter(([, , text]) => text !== "");
  if (texts.length === 0) return null;
  return (
    <div class="pt-10 grid gap-x-12 gap-y-8 md:grid-cols-2">
      {texts.map(([id, title, text]) => (
        <section key={id} aria-labelledby={id} class="border-t-2 border-ink pt-3">
          <h2 id={id} class="font-serif font-bold text-[1.75rem] leading-tight tracking-tight">{title}</h2>
          <p lang={language} class="mt-3 max-w-[38rem] whitespace-pre-line">{text}</p>
        </section>
      ))}
    </div>
  );
}
