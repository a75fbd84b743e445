/**
 * Classes that cannot be read from a page's HTML when its CSS is made. Tests keep both lists whole.
 */

/** What an island shows only later: a tie, the leader's picture in place of an empty frame, a delay. */
export const LATER_CLASSES: readonly string[] = `
  w-28 h-28 md:w-40 md:h-40 w-20 h-20 rounded-sm border-2 border-dashed bg-wash shrink-0
  flex items-baseline gap-2 gap-1.5 hidden inline-block lg:inline lg:hidden md:hidden md:inline w-3 h-3
  mb-5 border-l-4 border-alarm pl-3 tabular-nums font-semibold
`.trim().split(/\s+/);

/** Those of an error page: an error passes by the middleware, so the app wrapper asks for their CSS. */
export const ERROR_PAGE_CLASSES: readonly string[] = `
  bg-band bg-paper flex flex-wrap focus:absolute focus:bg-paper focus:not-sr-only focus:p-3 focus:underline
  focus:z-20 font-bold font-sans font-semibold font-serif gap-x-4 gap-y-1 items-baseline leading-[1.1]
  leading-none max-w-[40rem] max-w-[72rem] md:px-8 md:py-16 mr-auto mt-1 mt-4 mt-6 mx-auto pb-16 pt-6 px-4
  py-12 py-2 sr-only tabular-nums text-[2.25rem] text-ink text-onband text-sm text-soft text-xl tracking-tight
  tracking-wide underline underline-offset-4 uppercase
`.trim().split(/\s+/);
