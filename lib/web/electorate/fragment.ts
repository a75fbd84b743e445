/** Pieces of pages, for those who have the page already. */
import type { Context } from "fresh";
import type { ComponentChild } from "preact";
import type { State } from "@/lib/web/state.ts";

/** An answer with a piece of a page and nothing around it. */
export async function fragment(ctx: Context<State>, piece: ComponentChild): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  return await ctx.render(piece as never, { headers }, { skipAppWrapper: true, skipInheritedLayouts: true });
}
