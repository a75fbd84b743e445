/**
 * Texts with places to fill in, as data: a page sends an island those of one language, and no other. `{0}` is the
 * first thing to be said; `{0|vote|votes}` one word or the other, by the grammatical number of that number.
 */

/** The shape of messages as data: what has something to fill in is a text with places. */
export type Templates<T> = {
  [Key in keyof T]: T[Key] extends string ? string
    : T[Key] extends (...args: never[]) => string ? string
    : Templates<T[Key]>;
};

const PLACE = /\{(\d)(?:\|([^|}]*)\|([^|}]*))?\}/g;
const HAS_PLACE = /\{\d/;

/** The messages of templates: texts stay, those with places become functions of what fills them. */
export function messagesOf<T>(templates: Templates<T>, language: string): T {
  const plural = new Intl.PluralRules(language);
  const speak = (template: unknown): unknown => {
    if (typeof template !== "string") {
      return Object.fromEntries(Object.entries(template as object).map(([key, one]) => [key, speak(one)]));
    }
    if (!HAS_PLACE.test(template)) return template;
    return (...said: (string | number)[]) =>
      template.replace(PLACE, (_, place: string, one?: string, other?: string) => {
        const value = said[Number(place)];
        if (one === undefined || other === undefined) return String(value);
        return plural.select(Number(value)) === "one" ? one : other;
      });
  };
  return speak(templates) as T;
}
