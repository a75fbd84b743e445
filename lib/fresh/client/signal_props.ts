/** Signals in props: for pages whose props hold some. */
import { computed, signal } from "@preact/signals";
import type { Revivers } from "./parse.ts";

export const signalRevivers: Revivers = {
  Signal: ([value]: [unknown]) => signal(value),
  Computed: ([value]: [unknown]) => computed(() => value),
};
