/** The nonce of a page's inline scripts and styles, which travels with its response to whoever sets the policy. */

const NONCE = Symbol.for("__freshNonce");
const NONCE_BYTES = 16;

export function newNonce(): string {
  return crypto.getRandomValues(new Uint8Array(NONCE_BYTES)).toHex();
}

export function setNonce(response: Response, nonce: string): void {
  Object.assign(response, { [NONCE]: nonce });
}

/** Undefined where the response is no rendered page, or was made anew from one. */
export function nonceOf(response: Response): string | undefined {
  return (response as { [NONCE]?: string })[NONCE];
}
