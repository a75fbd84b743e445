/** Classes that cannot be read from a page's HTML when its CSS is made. A test keeps the list whole. */

/** What an island shows only later: a tie, the leader's picture in place of an empty frame, a delay. */
export const LATER_CLASSES: readonly string[] = `
  w-20 h-20 sm:w-28 sm:h-28 md:w-40 md:h-40 w-full h-auto grid grid-cols-2 gap-1 content-start mt-1 max-w-[30rem] text-soft rounded-sm border-2 border-dashed bg-wash shrink-0
  flex items-baseline gap-2 gap-1.5 hidden inline-block lg:inline lg:hidden md:hidden md:inline w-3 h-3
  mb-5 border-l-4 border-alarm pl-3 tabular-nums font-semibold
`.trim().split(/\s+/);
