/** The benchmarks, in the order in which they run. */
import type { BenchPart } from "@/lib/bench/part.ts";

export const BENCH_PARTS: readonly BenchPart[] = [];
