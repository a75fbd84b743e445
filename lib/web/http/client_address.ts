/** Who a request counts for where each client has its share. */
import { isIPv6 } from "node:net";

/** Groups of four hexadecimal digits that name a network; the rest is the client's to choose. */
const IPV6_NETWORK_GROUPS = 4;
const MAPPED_IPV4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * The client of an address: an IPv4 address itself, of an IPv6 address its /64, as one customer has all of it.
 * Behind a proxy it is the proxy.
 */
export function clientOf(hostname: string): string {
  const [address] = hostname.split("%"); // without the zone of a link-local address
  const [, mapped] = address.match(MAPPED_IPV4) ?? [];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [head, tail] = canonical.split("::").map((part) => part === "" ? [] : part.split(":"));
  const gap = tail === undefined ? 0 : 8 - head.length - tail.length;
  const groups = [...head, ...Array<string>(gap).fill("0"), ...(tail ?? [])];
  return `${groups.slice(0, IPV6_NETWORK_GROUPS).join(":")}::/64`;
}

/** The client of a request. */
export function clientOfRequest({ remoteAddr }: Pick<Deno.ServeHandlerInfo, "remoteAddr">): string {
  return clientOf("hostname" in remoteAddr ? remoteAddr.hostname : "local");
}
