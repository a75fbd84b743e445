/**
 * Whose word is taken on where a request came from: a reverse proxy on this machine, and those that
 * `--proxies` names. Everybody else could write what they like into X-Forwarded-For.
 */
import { BlockList, isIP, isIPv6 } from "node:net";

const MAPPED_IPV4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const THIS_MACHINE = ["127.0.0.0/8", "::1"];
/** A client can make the header long, and only its end is believed. */
const MAX_FORWARDED = 32;

export class Proxies {
  readonly #trusted = new BlockList();

  /** `named`: addresses, or networks such as 10.0.0.0/8, as `isNetwork` accepts them. */
  constructor(named: readonly string[]) {
    for (const network of [...THIS_MACHINE, ...named]) {
      const [address, length] = network.split("/");
      const family = isIPv6(address) ? "ipv6" : "ipv4";
      if (length === undefined) this.#trusted.addAddress(address, family);
      else this.#trusted.addSubnet(address, Number(length), family);
    }
  }

  /** Whether an address is this machine's own or that of a proxy. */
  has(address: string): boolean {
    const plain = plainAddress(address);
    return isIP(plain) !== 0 && this.#trusted.check(plain, isIPv6(plain) ? "ipv6" : "ipv4");
  }

  /** Where a request really came from: the last address that no proxy of ours has. */
  clientOf(peer: string, forwardedFor: string | null): string {
    let client = plainAddress(peer);
    const hops = (forwardedFor ?? "").split(",").slice(-MAX_FORWARDED).map((hop) => hop.trim());
    while (this.has(client)) {
      const before = hops.pop();
      if (before === undefined || isIP(plainAddress(before)) === 0) break;
      client = plainAddress(before);
    }
    return client;
  }
}

const nobody = new Proxies([]);

/** Whether an address is one of this machine: a program on it, or a proxy that does not say for whom it asks. */
export function isThisMachine(address: string): boolean {
  return nobody.has(address);
}

/** Whether a text is an address, or a network in the notation of RFC 4632. */
export function isNetwork(text: string): boolean {
  const [, address, length] = text.match(/^([0-9a-fA-F.:]+)(?:\/(\d{1,3}))?$/) ?? [];
  const version = isIP(address ?? "");
  if (version === 0) return false;
  return length === undefined || Number(length) <= (version === 6 ? 128 : 32);
}

/** Without the zone of a link-local address, and IPv4 as itself where it came over an IPv6 socket. */
function plainAddress(address: string): string {
  const [bare] = address.split("%");
  return bare.match(MAPPED_IPV4)?.[1] ?? bare;
}
