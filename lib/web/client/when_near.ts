/** Starts what makes a part of the page live when a reader comes near it: most never scroll as far as the last. */

/** As far above and below the window as that is high. */
const NEAR = "100% 0px";
/** Wherever on the page: for what has to see all that comes, but may wait until the page is there. */
export const ANYWHERE = "1000000px";
/** After a failure, as while the server is started anew. */
const RETRY_MS = 5_000;

/** `start`: gives what ends it again. `near`: how near is near, as CSS gives margins. Returns the end. */
export function whenNear(
  id: string,
  start: (element: Element) => Promise<() => void>,
  near = NEAR,
): () => void {
  const element = document.getElementById(id);
  if (!element) return () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let end: (() => void) | null = null;
  let isOver = false;
  const observer = new IntersectionObserver(async (seen) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    observer.disconnect();
    try {
      end = await start(element);
      if (isOver) end();
    } catch (error) {
      console.warn(`${id} stays as it is for now:`, error);
      if (!isOver) timer = setTimeout(() => observer.observe(element), RETRY_MS);
    }
  }, { rootMargin: near });
  observer.observe(element);
  return () => {
    isOver = true;
    observer.disconnect();
    clearTimeout(timer);
    end?.();
  };
}
