/** Pieces of pages, for those who have the page already. */
import type { Context } from "fresh";
import { type ComponentType, h, type VNode } from "preact";
import type { State } from "@/lib/web/state.ts";

/** An answer with a piece of a page and nothing around it: no page that anybody could open by itself. */
export async function fragment<Props extends object>(
  ctx: Context<State>,
  component: ComponentType<Props>,
  props: Props,
): Promise<Response> {
  const piece = h(component, props) as VNode;
  const page = await ctx.render(piece, {}, { skipAppWrapper: true, skipInheritedLayouts: true });
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  return new Response(await page.text(), { headers });
}
