import { startPageApp } from "@/tests/helpers/page_app.ts";
import { frameOf, midCount } from "@/tests/helpers/frames.ts";
import { loadScenario } from "@/lib/scenario/load.ts";
import chromium from "@sparticuz/chromium";
import { chromium as pw } from "playwright-core";
const us = await loadScenario();
const app = await startPageApp(us, frameOf(us, { votes: midCount }));
const b = await pw.launch({
  executablePath: await chromium.executablePath(),
  args: ["--no-sandbox"],
  headless: true,
});
for (const [w, s] of [[1280, "light"], [375, "dark"], [320, "light"]] as const) {
  const p = await b.newPage({ viewport: { width: w, height: 800 }, colorScheme: s });
  p.on("console", (m) => console.log("console", m.type(), m.text()));
  p.on("pageerror", (e) => console.log("pageerror", e));
  await p.goto(app.url);
  await p.waitForSelector("[data-ready=true][data-ready]");
  await p.waitForSelector("[data-link=live]");
  app.show(frameOf(us, { votes: (l, c) => midCount(l, c) + 10, version: 2 }));
  await p.waitForSelector('[data-version="2"]');
  console.log(await p.locator("[data-figure=votes]").textContent());
  await p.screenshot({ path: `/tmp/page/shots/h-${w}.png` });
  app.cut(true);
  await p.waitForSelector("[data-link=lost]");
  await p.screenshot({ path: `/tmp/page/shots/hl-${w}.png` });
  app.cut(false);
  await p.waitForSelector("[data-link=live]");
  console.log(w, await p.evaluate("document.documentElement.scrollWidth"));
  await p.goto(app.url + "/nope");
  await p.screenshot({ path: `/tmp/page/shots/e-${w}.png` });
  await p.close();
}
const p = await b.newPage({ viewport: { width: 500, height: 800 }, javaScriptEnabled: false });
await p.goto(app.url);
await p.screenshot({ path: `/tmp/page/shots/nojs.png` });
await b.close();
await app.stop();
