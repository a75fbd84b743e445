/** A slow phone: a real Chromium with a processor and a network held back. */
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright, type Page } from "playwright-core";

/** Those of Lighthouse's "slow 4G" and its mid-tier phone, as it simulates them. */
export const PHONE = {
  processorSlowdown: 4,
  downloadKbitPerS: 1_600,
  uploadKbitPerS: 750,
  roundTripMs: 150,
  viewport: { width: 390, height: 844 },
} as const;

const VISIT_TIMEOUT_MS = 30_000;
const BYTES_PER_KBIT = 125;

/** Times in ms from the start of the navigation. */
export interface Visit {
  firstPaintMs: number;
  largestPaintMs: number;
  /** Until the stream of events delivers. */
  liveMs: number;
  /** Bytes of what was loaded until then, as it came over the line, without headers; by kind. */
  bytes: Record<ResourceKind, number>;
}

export type ResourceKind = "document" | "script" | "font" | "picture" | "other";

/** What the page notes of itself. Runs in the page before anything of its own. */
const NOTES = `globalThis.noted = { live: 0, largest: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) noted.largest = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new MutationObserver((_, observer) => {
    if (!document.querySelector("[data-link=live]")) return;
    noted.live = performance.now();
    observer.disconnect();
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-link"] });`;

export class Phone implements AsyncDisposable {
  private constructor(private readonly browser: Browser) {}

  static async start(): Promise<Phone> {
    const browser = await playwright.launch({
      executablePath: await chromium.executablePath(),
      args: ["--no-sandbox", "--disable-gpu"],
      headless: true,
    });
    return new Phone(browser);
  }

  /** A first visit, with empty caches. */
  async visit(url: string): Promise<Visit> {
    const context = await this.browser.newContext({
      viewport: PHONE.viewport,
      isMobile: true,
      hasTouch: true,
    });
    try {
      context.setDefaultTimeout(VISIT_TIMEOUT_MS);
      const page = await context.newPage();
      await slowDown(page);
      await page.addInitScript(NOTES);
      await page.goto(url, { waitUntil: "load" });
      await page.waitForSelector("[data-link=live]");
      return await page.evaluate(readVisit) as Visit;
    } finally {
      await context.close();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.browser.close();
  }
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: PHONE.roundTripMs,
    downloadThroughput: PHONE.downloadKbitPerS * BYTES_PER_KBIT,
    uploadThroughput: PHONE.uploadKbitPerS * BYTES_PER_KBIT,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: PHONE.processorSlowdown });
}

/** In the page. Its name travels nowhere: all that it uses is inside. */
function readVisit() {
  const bytes = { document: 0, script: 0, font: 0, picture: 0, other: 0 };
  const kinds: [RegExp, keyof typeof bytes][] = [[/\.js$/, "script"], [/\.woff2$/, "font"], [
    /\.svg$/,
    "picture",
  ]];
  const { noted } = globalThis as unknown as { noted: { live: number; largest: number } };
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceResourceTiming[];
  bytes.document = navigation.encodedBodySize;
  for (const entry of performance.getEntriesByType("resource") as PerformanceResourceTiming[]) {
    const path = new URL(entry.name).pathname;
    const kind = kinds.find(([pattern]) => pattern.test(path))?.[1] ?? "other";
    bytes[kind] += entry.encodedBodySize;
  }
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  return { firstPaintMs: paint.startTime, largestPaintMs: noted.largest, liveMs: noted.live, bytes };
}
