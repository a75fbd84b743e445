/**
 * A Chromium of the tests' own.
 */
import chromium from "@sparticuz/chromium";
import { type Browser, type BrowserContextOptions, chromium as playwright, type Page } from "playwright-core";

/** How long anything that a page waits for may take, on a busy machine. */
const PAGE_TIMEOUT_MS = 20_000;

export interface TestBrowser extends AsyncDisposable {
  /** A page in a context of its own. What its scripts throw fails the test when the page is closed. */
  page(options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

export async function startBrowser(): Promise<TestBrowser> {
  const browser: Browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ["--no-sandbox", "--disable-gpu"],
    headless: true,
  });
  const thrown: Error[] = [];
  const close = async () => {
    await browser.close();
    if (thrown.length > 0) throw new AggregateError(thrown, "a page's script failed");
  };
  return {
    async page(options) {
      const context = await browser.newContext(options);
      context.setDefaultTimeout(PAGE_TIMEOUT_MS);
      const page = await context.newPage();
      page.on("pageerror", (error) => thrown.push(error));
      return page;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
