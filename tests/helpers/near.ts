/** Parts of the panel come alive when a reader comes near them. */
import type { Page } from "playwright-core";

/** Goes to the table of locations, and waits until it sorts, searches and moves by itself. */
export async function goToTurnout(page: Page): Promise<void> {
  await page.locator("#turnout-panel").scrollIntoViewIfNeeded();
  await page.waitForSelector("#turnout-panel [data-ready=true]");
}

/** Goes to the map, and waits until it moves by itself. */
export async function goToMap(page: Page): Promise<void> {
  await page.locator("#tiles").scrollIntoViewIfNeeded();
  await page.waitForSelector("#tiles[data-ready]");
}
