import type { PipelineSample } from "@/lib/web/pipeline/sample.ts";

/**
 * What a page has places for: two samples with the same structure are shown in the same places. Of workers nothing:
 * each web server has its own, and a page's stream may come from another one. Pure.
 */
export function structureOf({ topics, groups, database, rejected }: PipelineSample): string {
  return [
    ...topics.map(({ topic, partitions }) => `${topic} ${partitions.length}`),
    ...groups.map(({ group, partitions }) => `${group} ${partitions.length}`),
    database === null ? "" : "database",
    rejected.length,
  ].join();
}
