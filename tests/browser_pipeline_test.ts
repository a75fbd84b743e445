import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { VOTERS_TOPIC, VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import { loadScenario } from "@/lib/scenario/load.ts";
import { PipelineDesk } from "@/lib/web/pipeline/pipeline_desk.ts";
import type { TailMessage } from "@/lib/web/pipeline/sample.ts";
import { violationsOf } from "@/tests/helpers/axe.ts";
import { startBrowser } from "@/tests/helpers/browser.ts";
import { frameOf } from "@/tests/helpers/frames.ts";
import { servePage } from "@/tests/helpers/page_app.ts";
import { SAMPLED_AT, sampleOf, tailBallot } from "@/tests/helpers/pipeline_samples.ts";

const us = await loadScenario("us");

const tailOf = (messages: TailMessage[]) =>
  [VOTERS_TOPIC, VOTES_TOPIC].map((topic) => ({
    topic,
    messages: topic === VOTES_TOPIC ? messages : [],
    left_out: topic === VOTES_TOPIC ? 230 : 0,
  }));

const isLive = (page: Page) => page.waitForSelector("[data-link=live]");
const textOf = (page: Page, name: string) => page.locator(`[data-v="${name}"]`).first().textContent();
const rowsOf = (page: Page) => page.locator(`tbody[data-tail=${VOTES_TOPIC}] tr`).allInnerTexts();

async function withPipeline(
  test: (site: { url: string; desk: PipelineDesk; cut(): Promise<void> }) => Promise<void>,
): Promise<void> {
  const desk = new PipelineDesk();
  desk.show(sampleOf(1_000, { tail: tailOf([tailBallot(1)]) }));
  const site = await servePage(us, frameOf(us), { desks: { pipeline: desk } });
  try {
    await test({ url: `${site.url}/pipeline`, desk, cut: () => desk.close() });
  } finally {
    await desk.close();
    await site.stop();
  }
}

Deno.test("the pipeline's page moves without a reload, drawing, tables and messages alike", () =>
  withPipeline(async ({ url, desk }) => {
    await using browser = await startBrowser();
    const page = await browser.page({ viewport: { width: 1440, height: 900 } });
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    let loads = 0;
    page.on("load", () => loads++);
    await page.goto(url);
    await isLive(page);
    assert.equal(await textOf(page, `${VOTES_TOPIC}.messages`), "1,000");

    desk.show(sampleOf(5_000, { tail: tailOf([tailBallot(2), tailBallot(3)]) }));
    await page.waitForSelector(`text="5,000" >> visible=true`);
    assert.equal(await textOf(page, "flow.votes.1"), "5,000");
    assert.deepEqual((await rowsOf(page)).map((row) => row.split(/\t/)[1]), ["1 · 3", "0 · 2", "1 · 1"]);
    assert.equal(await textOf(page, `${VOTES_TOPIC}.left_out`), "230 more messages in this second");

    await page.getByRole("button", { name: "Pause" }).click();
    desk.show(sampleOf(9_000));
    await page.getByText("Newer figures are waiting").waitFor();
    assert.equal(await textOf(page, `${VOTES_TOPIC}.messages`), "5,000");
    await page.getByRole("button", { name: "Go on" }).click();
    assert.equal(await textOf(page, `${VOTES_TOPIC}.messages`), "9,000");

    await page.locator("input[name=key]").fill("key2");
    assert.deepEqual((await rowsOf(page)).map((row) => row.split(/\t/)[2]), ["key2"]);
    await page.locator("input[name=key]").fill("nothing");
    assert.match((await rowsOf(page)).join(), /No message to show/);
    assert.deepEqual([loads, errors], [1, []]);
    await page.close();
  }));

Deno.test("while Kafka does not answer the page says so and since when, and goes on by itself", () =>
  withPipeline(async ({ url, desk }) => {
    await using browser = await startBrowser();
    const page = await browser.page();
    await page.goto(url);
    await isLive(page);
    const notice = page.locator('[data-v="kafka.away"]');
    assert.equal(await notice.isVisible(), false);
    const kafka = { ok: false, answered_at: SAMPLED_AT, error: "it was killed" };
    desk.show(sampleOf(1_000, { kafka }));
    await page.getByText("Kafka has not answered since 21:04:09 UTC.").waitFor();
    desk.show(sampleOf(1_001));
    await notice.waitFor({ state: "hidden" });

    // What there were no places for has them after a reload that nobody has to ask for.
    const [first] = sampleOf(1).topics;
    const partitions = [...first.partitions, { partition: 2, end: 7, per_second: 0, bytes: 1 }];
    const grown = sampleOf(1_002, { topics: [{ ...first, partitions }, ...sampleOf(1_002).topics.slice(1)] });
    desk.show(grown);
    await page.waitForSelector(`[data-v="${first.topic}.2.end"]`, { state: "attached" });
    await page.close();
  }));

Deno.test("a page whose server went away finds back without a reload", () =>
  withPipeline(async ({ url, desk, cut }) => {
    await using browser = await startBrowser();
    const page = await browser.page();
    let loads = 0;
    page.on("load", () => loads++);
    await page.goto(url);
    await isLive(page);
    await cut();
    await page.waitForSelector("[data-link=lost]");
    desk.show(sampleOf(7_000));
    await isLive(page);
    assert.equal(await textOf(page, `${VOTES_TOPIC}.messages`), "7,000");
    assert.equal(loads, 1);
    await page.close();
  }));

Deno.test("the pipeline's page is whole without a script, in a filter's view too", () =>
  withPipeline(async ({ url, desk }) => {
    desk.show(sampleOf(3_000, { tail: tailOf([tailBallot(1), tailBallot(2)]) }));
    await using browser = await startBrowser();
    const page = await browser.page({ javaScriptEnabled: false });
    await page.goto(url);
    assert.equal(await textOf(page, `${VOTES_TOPIC}.messages`), "3,000");
    assert.equal((await rowsOf(page)).length, 2);
    await page.locator("select[name=partition]").selectOption("1");
    await page.getByRole("button", { name: "Filter" }).click();
    await page.waitForURL(/partition=1/);
    assert.deepEqual((await rowsOf(page)).map((row) => row.split(/\t/)[1]), ["1 · 1"]);
    await page.getByRole("link", { name: "Reload for newer figures" }).click();
    await page.close();
  }));

Deno.test("axe finds nothing on the pipeline's page, and it never scrolls sideways", () =>
  withPipeline(async ({ url, desk }) => {
    desk.show(sampleOf(123_456_789, { tail: tailOf([tailBallot(1), tailBallot(123_456_789)]) }));
    await using browser = await startBrowser();
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await browser.page({ colorScheme, viewport: { width: 320, height: 800 } });
      await page.goto(url);
      await isLive(page);
      for (const width of [320, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${wide} px in a window of ${width}`);
        if (width !== 768) assert.deepEqual(await violationsOf(page), [], `${colorScheme} ${width}`);
      }
      await page.close();
    }
  }));
