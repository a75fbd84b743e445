/** The benchmarks, in the order in which they run. */
import type { BenchPart } from "@/lib/bench/part.ts";
import { DRAIN } from "@/lib/bench/parts/drain.ts";
import { COUNT } from "@/lib/bench/parts/count.ts";
import { LATENCY } from "@/lib/bench/parts/latency.ts";
import { VIEWERS } from "@/lib/bench/parts/viewers.ts";
import { PAGE } from "@/lib/bench/parts/page.ts";
import { GROWTH } from "@/lib/bench/parts/growth.ts";
import { START } from "@/lib/bench/parts/start.ts";

export const BENCH_PARTS: readonly BenchPart[] = [DRAIN, COUNT, LATENCY, VIEWERS, PAGE, GROWTH, START];
