/** The first letters of a name's first and last word: what marks a candidate where a name has no room. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  const first = words[0] ?? name;
  const last = words.length > 1 ? words[words.length - 1] : "";
  return [first, last].map((word) => [...word][0] ?? "").join("").toLocaleUpperCase();
}
