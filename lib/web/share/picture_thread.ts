/** A thread that draws one picture, is asked by a message with what it says, and answers with the PNG. */
import { drawPicture } from "@/lib/web/share/draw_picture.tsx";
import type { ResultsPicture } from "@/lib/web/share/results_picture.ts";

self.onmessage = async ({ data }: MessageEvent<ResultsPicture>) => {
  self.postMessage(await drawPicture(data));
};
