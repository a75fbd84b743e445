import assert from "node:assert/strict";
import { loadScenario } from "@/lib/scenario/load.ts";
import { LedgerDesk } from "@/lib/web/ledger/ledger_desk.ts";
import { ShareDesk } from "@/lib/web/share/share_desk.ts";
import { startBrowser } from "@/tests/helpers/browser.ts";
import { frameOf, midCount } from "@/tests/helpers/frames.ts";
import { servePage } from "@/tests/helpers/page_app.ts";

const us = await loadScenario("us");
const [{ candidate_id }] = us.candidates;
const PATHS = ["/", "/candidates", `/candidates/${candidate_id}`, "/locations/TX", "/audit", "/pipeline"];
/** Of A4 with the margins that browsers give it, in pixels. */
const PAPER = { width: 718, height: 1047 };

/** An election that was never audited, without a database that would say so. */
class NoAudit extends LedgerDesk {
  override lastReport() {
    return Promise.resolve(null);
  }
}

Deno.test("on paper a page is dark on white, by night too, without controls, and says of which election, where and when it is", async () => {
  const share = new ShareDesk();
  share.publicUrl = "https://count.example";
  const site = await servePage(us, frameOf(us, { votes: midCount }), {
    desks: { ledger: new NoAudit(), share },
  });
  await using browser = await startBrowser();
  const page = await browser.page({
    viewport: PAPER,
    colorScheme: "dark",
    timezoneId: "UTC",
    locale: "en-US",
  });
  for (const path of PATHS) {
    await page.emulateMedia({ media: "screen", colorScheme: "dark" });
    await page.goto(site.url + path);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const printed = await page.evaluate(() => {
      const isSeen = (element: Element) => element.checkVisibility() && element.getClientRects().length > 0;
      const style = getComputedStyle(document.body);
      return {
        paper: style.backgroundColor,
        ink: style.color,
        band: getComputedStyle(document.querySelector("header")!).backgroundColor,
        candidate: getComputedStyle(document.documentElement).getPropertyValue(
          `--c-${document.querySelector("[data-candidate]")?.getAttribute("data-candidate")}`,
        ),
        controls: [...document.querySelectorAll("nav, button, input, select, label, summary")]
          .filter(isSeen).map((element) => element.outerHTML.slice(0, 80)),
        overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      };
    });
    assert.deepEqual(
      [printed.paper, printed.ink, printed.band, printed.overflow],
      ["rgb(255, 255, 255)", "rgb(21, 23, 28)", "rgba(0, 0, 0, 0)", 0],
      path,
    );
    assert.deepEqual(printed.controls, [], path);
    await page.getByText(`${us.name}, https://count.example${path}`).waitFor();
    const shown = us.candidates.map(({ colour }) => colour.light);
    if (printed.candidate !== "") assert.ok(shown.includes(printed.candidate), printed.candidate);
    if (path !== "/pipeline") await page.getByText("November 7, 2028 at 21:04:09 UTC").waitFor();
  }
  await page.close();
  await site.stop();
});
