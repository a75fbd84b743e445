/**
 * Helpers that give handlers, pages and middlewares their types.
 */
import { createDefine } from "fresh";
import type { State } from "@/lib/web/state.ts";

export const define = createDefine<State>();
