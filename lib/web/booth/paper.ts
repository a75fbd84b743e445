/** Ballot papers: each has an order of candidates of its own, so that none gains from standing first. */
import { Random } from "@/lib/election/random.ts";

/** 128 bits, so that nobody guesses the paper of somebody else. */
const PAPER_BYTES = 16;
const PAPER = /^[0-9a-f]{32}$/;

/** The name of a new paper, which decides its order. */
export function newPaper(): string {
  return crypto.getRandomValues(new Uint8Array(PAPER_BYTES)).toHex();
}

export function isPaper(text: string): boolean {
  return PAPER.test(text);
}

/** The candidates in the paper's order: every order is as likely as any other (Fisher and Yates). */
export function inOrderOf<Item>(paper: string, candidates: readonly Item[]): Item[] {
  const random = new Random(paper, "paper");
  const order = [...candidates];
  for (let left = order.length; left > 1; left--) {
    const drawn = random.int(left);
    [order[left - 1], order[drawn]] = [order[drawn], order[left - 1]];
  }
  return order;
}
