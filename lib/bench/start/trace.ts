/**
 * Loaded before `main.ts` (`deno run --preload`): prints each step that the start marks, at once. A
 * `PerformanceObserver` would tell of it later, and in another order than the lines that the start prints itself.
 */
const { mark } = performance;
performance.mark = (name, options) => {
  if (name.startsWith("urna:")) console.log(`step ${name.slice(5)}`);
  return mark.call(performance, name, options);
};
