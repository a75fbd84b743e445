import assert from "node:assert/strict";
import { loadScenario } from "@/lib/scenario/load.ts";
import { startBrowser } from "@/tests/helpers/browser.ts";
import { AS_OF, frameOf, type FrameOptions, midCount } from "@/tests/helpers/frames.ts";
import { servePage } from "@/tests/helpers/page_app.ts";

const us = await loadScenario("us");
const [{ candidate_id }] = us.candidates;
const PATHS = ["/candidates", `/candidates/${candidate_id}`, "/locations/TX", "/voters", "/embed/results"];
const frame = (more: FrameOptions, version: number) => frameOf(us, { votes: midCount, version, ...more });

Deno.test("pages of places and parts say how the count stands and of when it is, and follow it without a reload", async () => {
  const running = frame({}, 1);
  const site = await servePage(us, running);
  await using browser = await startBrowser();
  for (const path of PATHS) {
    site.show(running);
    const html = await (await site.get(path)).text();
    assert.match(html, /data-status="open"[^>]*>Polls open, counting</, path);
    assert.match(html, /Updated 21:04:09 UTC/, path);

    const page = await browser.page({ locale: "en-US", timezoneId: "UTC" });
    await page.goto(site.url + path);
    await page.waitForSelector("[data-link=live]");
    for (
      const [more, says] of [
        [{ paused: true }, "Counting is paused"],
        [{ closed: true }, "Polls closed, counting"],
        [{ delayedSince: AS_OF }, "The count is delayed since 21:04:09 UTC."],
        [{ status: "counted", delayedSince: AS_OF }, "Whether ballots have come in since 21:04:09 UTC"],
        [{ status: "counted", asOf: "2028-11-07T23:00:00.000Z" }, "All ballots counted"],
      ] as [FrameOptions, string][]
    ) {
      site.show(frame(more, running.version));
      await page.getByText(says).waitFor();
    }
    await page.getByText("Updated 23:00:00 UTC").waitFor();
    await page.close();
  }
  await site.stop();
});
