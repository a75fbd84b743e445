/** More characters than this do not fit beside a chart. */
const MAX_NAME_CHARS = 19;

/** As much of a name as there is room for: of first names the initials, of the last what fits. Pure. */
export function labelName(name: string): string {
  if (name.length <= MAX_NAME_CHARS) return name;
  const words = name.trim().split(/\s+/);
  const last = words.pop()!;
  const shorter = [...words.map((word) => `${[...word][0]}.`), last].join(" ");
  const one = shorter.length <= MAX_NAME_CHARS ? shorter : last;
  const letters = [...one];
  return letters.length <= MAX_NAME_CHARS ? one : `${letters.slice(0, MAX_NAME_CHARS - 1).join("")}…`;
}
