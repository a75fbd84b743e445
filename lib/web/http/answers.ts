/** Answers of the HTTP interface that are always as new as the count. */

const NEVER_STORED = { "cache-control": "no-store" };

export function fresh(value: unknown): Response {
  return Response.json(value, { headers: NEVER_STORED });
}

/** CSV as RFC 4180 has it: CRLF, and quotes where they are needed. */
export function csvAnswer(header: string[], rows: (string | number)[][]): Response {
  const text = [header, ...rows].map((row) => row.map(csvField).join(",") + "\r\n").join("");
  return new Response(text, {
    headers: { ...NEVER_STORED, "content-type": "text/csv; charset=utf-8; header=present" },
  });
}

/** A text that a spreadsheet would take for a formula, its wide signs too, is kept from being one by an apostrophe. */
function csvField(value: string | number): string {
  const text = typeof value === "string" && /^[=+\-@\t\r\n＝＋－＠]/.test(value)
    ? `'${value}`
    : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
