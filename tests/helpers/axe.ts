/**
 * What axe-core finds wrong with a page.
 */
import axe from "axe-core";
import type { Page } from "playwright-core";

/** Rules of WCAG 2.2 up to AA, and what axe-core holds to be good practice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** One line for each violation: its rule and where it is. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return await page.evaluate(async (tags) => {
    // deno-lint-ignore no-explicit-any -- put into the page above
    const { violations } = await (globalThis as any).axe.run(document, {
      runOnly: { type: "tag", values: tags },
    });
    return violations.flatMap((
      violation: { id: string; nodes: { html: string; failureSummary: string }[] },
    ) => violation.nodes.map((node) => `${violation.id}: ${node.html} ${node.failureSummary}`));
  }, TAGS);
}
