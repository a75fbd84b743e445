/** Receipts as files, carried by the page itself: saving one asks nobody, and needs no script. */

/** The address of a file of plain text. */
export function textFile(text: string): string {
  return dataAddress("text/plain;charset=utf-8", text);
}

/** The address of a file of JSON. */
export function jsonFile(value: unknown): string {
  return dataAddress("application/json", JSON.stringify(value, null, 2) + "\n");
}

function dataAddress(type: string, text: string): string {
  return `data:${type},${encodeURIComponent(text.toWellFormed())}`;
}
