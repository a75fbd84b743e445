/**
 * The classes of an error page. An error passes by the middleware that makes a page's CSS, so the app
 * wrapper asks for that of these. A test keeps the list whole.
 */
export const ERROR_PAGE_CLASSES: readonly string[] = `
  bg-band bg-paper flex flex-wrap focus:absolute focus:bg-paper focus:not-sr-only focus:p-3 focus:underline
  focus:z-20 font-bold font-sans font-semibold font-serif gap-x-4 gap-y-1 items-baseline leading-[1.1]
  leading-none max-w-[40rem] max-w-[72rem] md:px-8 md:py-16 mr-auto mt-1 mt-4 mt-6 mx-auto pb-16 pt-6 px-4
  py-12 py-2 sr-only tabular-nums text-[2.25rem] text-ink text-onband text-sm text-soft text-xl tracking-tight
  tracking-wide underline underline-offset-4 uppercase
`.trim().split(/\s+/);
