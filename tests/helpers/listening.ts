/** Where a process listens, as the kernel tells it (Linux; proc(5)). */

const LISTEN = "0A";
const BYTES_PER_WORD = 4;

/** Addresses, as hexadecimal bytes in network order, on which a process takes TCP connections. */
export async function listeningAddresses(pid: number): Promise<string[]> {
  const inodes = new Set<string>();
  for await (const { name } of Deno.readDir(`/proc/${pid}/fd`)) {
    const target = await Deno.readLink(`/proc/${pid}/fd/${name}`).catch(() => ""); // closed meanwhile
    const [, inode] = target.match(/^socket:\[(\d+)\]$/) ?? [];
    if (inode) inodes.add(inode);
  }
  const found: string[] = [];
  for (const table of ["tcp", "tcp6"]) {
    const lines = (await Deno.readTextFile(`/proc/net/${table}`)).trim().split("\n").slice(1);
    for (const line of lines) {
      const columns = line.trim().split(/\s+/);
      if (columns[3] === LISTEN && inodes.has(columns[9])) {
        found.push(inNetworkOrder(columns[1].split(":")[0]));
      }
    }
  }
  return found;
}

export function isLoopback(address: string): boolean {
  return /^7f/i.test(address) || /^0{31}1$/.test(address) || /^0{20}ffff7f/i.test(address);
}

/** The kernel prints each word of four bytes as a number of this machine. */
function inNetworkOrder(hex: string): string {
  const bytes = Uint8Array.fromHex(hex);
  const littleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
  if (littleEndian) {
    for (let at = 0; at < bytes.length; at += BYTES_PER_WORD) {
      bytes.subarray(at, at + BYTES_PER_WORD).reverse();
    }
  }
  return bytes.toHex();
}
