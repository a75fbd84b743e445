/**
 * Short forms of candidates' names, for where there is little room. Pure.
 */

export type CandidateNames = ReadonlyMap<string, { full: string; short: string }>;

/** Names by candidate_id. The short form is the last word, unless two candidates share it. */
export function namesOf(
  candidates: readonly { candidate_id: string; candidate_name: string }[],
): CandidateNames {
  const lasts = candidates.map((candidate) => lastWord(candidate.candidate_name));
  return new Map(candidates.map(({ candidate_id, candidate_name: full }, index) => {
    const last = lasts[index];
    const alone = lasts.filter((other) => other === last).length === 1;
    return [candidate_id, { full, short: alone ? last : full }];
  }));
}

/** The first letters of a name's first and last word, in capitals. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0] ?? name];
  return ends.map((word) => [...word][0] ?? "").join("").toUpperCase();
}

function lastWord(name: string): string {
  return name.trim().split(/\s+/).at(-1) ?? name;
}
