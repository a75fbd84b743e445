import assert from "node:assert/strict";
import { classesOf, styled, stylesheetOf } from "@/lib/web/look/styles.ts";

Deno.test("classes are those of elements, decoded, and none that a script holds as text", () => {
  const html = `<p class="a  [&amp;>b]:c">class="no"</p><script>const x = '<p class="never">'</script>` +
    `<i data-class="neither" class="d"></i>`;
  assert.deepEqual([...classesOf(html)].sort(), ["[&>b]:c", "a", "d"]);
});

Deno.test("the CSS of a page's classes is put into its style element, which keeps its nonce", () => {
  const html = `<head><style id="styles" nonce="abc"></style></head><p class="text-soft">$& $1</p>`;
  const page = styled(html);
  assert.match(page, /<style id="styles" nonce="abc">[^<]*\.text-soft\{color:var\(--soft\)\}[^<]*<\/style>/);
  assert.ok(page.endsWith(`<p class="text-soft">$& $1</p>`));
});

Deno.test("a page without a place for the CSS gets one at the end of its head", () => {
  const page = styled(`<html><head><title>x</title></head><body class="p-4"></body></html>`);
  assert.match(page, /<\/title><style id="styles">[^<]*\.p-4\{padding:1rem\}[^<]*<\/style><\/head>/);
});

Deno.test("a sheet depends on the classes alone, not on their order or on earlier pages", () => {
  const sheet = stylesheetOf(["p-4", "m-2"]);
  stylesheetOf(["underline"]);
  assert.equal(stylesheetOf(["m-2", "p-4", "m-2"]), sheet);
  assert.doesNotMatch(sheet, /\.underline/);
});

Deno.test("rules for the same windows stand in one block, in the order that they had", () => {
  const sheet = stylesheetOf(["p-4", "md:p-2", "md:flex", "lg:p-2", "scriptless:hidden"]);
  assert.equal(sheet.match(/@media \(min-width:48rem\)/g)?.length, 1);
  const [wide, wider, flex] = ["md\\:p-2{", "lg\\:p-2{", "md\\:flex{"].map((rule) => sheet.indexOf(rule));
  assert.ok(0 < flex && flex < wider && 0 < wide && wide < wider, sheet);
  assert.match(sheet, /\.md\\:flex\{display:flex\}\.md\\:p-2\{padding:0\.5rem\}\}@media \(min-width:64rem\)/);
});
