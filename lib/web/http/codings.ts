/** Which content codings a client takes (RFC 9110, section 12.5.3). */

const REFUSED = /^q\s*=\s*0(\.0{0,3})?$/;

/** Whether an `Accept-Encoding` header takes `coding`, by name or as one of all; null where there is no header. */
export function takesCoding(accepted: string | null, coding: string): boolean {
  const weights = new Map(
    (accepted ?? "").toLowerCase().split(",").map((entry) => {
      const [name, ...parameters] = entry.split(";").map((part) => part.trim());
      return [name, !parameters.some((parameter) => REFUSED.test(parameter))];
    }),
  );
  return weights.get(coding) ?? weights.get("*") ?? false;
}
