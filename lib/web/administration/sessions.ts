/**
 * Who is signed in as the administrator: whoever shows a cookie that was signed with a key derived from the token.
 * Nothing is stored, so every instance with the same token accepts it, also after a restart.
 */
import { createHash, createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { cookieOf } from "@/lib/web/http/cookies.ts";

/** How long a session lasts. */
export const SESSION_MS = 12 * 60 * 60 * 1_000;

const COOKIE = "urna-admin";
const KEY_BYTES = 32;
const SESSION = /^(\d{1,15})\.([A-Za-z0-9_-]{43})$/;

export class Sessions {
  readonly #token: Uint8Array;
  readonly #key: Uint8Array;

  constructor(token: string) {
    this.#token = digest(token);
    this.#key = new Uint8Array(hkdfSync("sha256", token, "", "urna administrator's sessions", KEY_BYTES));
  }

  /** Whether this is the token. It takes the same time for every wrong one. */
  isToken(text: string): boolean {
    return timingSafeEqual(digest(text), this.#token);
  }

  /** A `set-cookie` header that begins a session. `isEncrypted`: the page came over HTTPS. */
  begin(isEncrypted: boolean, now: number = Date.now()): string {
    const ends = String(now + SESSION_MS);
    return cookie(`${ends}.${this.#sign(ends)}`, SESSION_MS / 1_000, isEncrypted);
  }

  /** Whether the request comes with a session that was begun here, or where the token is the same. */
  isOpen(request: Request, now: number = Date.now()): boolean {
    const [, ends, signature] = SESSION.exec(cookieOf(request, COOKIE) ?? "") ?? [];
    if (ends === undefined || now >= Number(ends)) return false;
    return timingSafeEqual(digest(signature), digest(this.#sign(ends)));
  }

  #sign(ends: string): string {
    return createHmac("sha256", this.#key).update(ends).digest("base64url");
  }
}

/** A `set-cookie` header that ends a session in this browser. */
export function endOfSession(isEncrypted: boolean): string {
  return cookie("", 0, isEncrypted);
}

function cookie(value: string, seconds: number, isEncrypted: boolean): string {
  const secure = isEncrypted ? "; Secure" : "";
  return `${COOKIE}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
}

/** Digests have one length, so comparing them tells nothing of the texts' lengths. */
function digest(text: string): Uint8Array {
  return new Uint8Array(createHash("sha256").update(text).digest());
}
