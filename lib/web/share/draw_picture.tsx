/** From what the picture says to a PNG. */
import { readFile } from "node:fs/promises";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { renderToString } from "preact-render-to-string";
import { PictureOfResults } from "@/lib/web/components/share/PictureOfResults.tsx";
import type { ResultsPicture } from "@/lib/web/share/results_picture.ts";
import { Typesetter } from "@/lib/web/share/typesetter.ts";

/** The bytes of the PNG. Once in each thread: what draws it cannot be set up again. */
export async function drawPicture(picture: ResultsPicture): Promise<Uint8Array<ArrayBuffer>> {
  const svg = renderToString(<PictureOfResults picture={picture} type={new Typesetter()} />);
  await initWasm(readFile(new URL(import.meta.resolve("@resvg/resvg-wasm/index_bg.wasm"))));
  const image = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  return new Uint8Array(image.asPng());
}
