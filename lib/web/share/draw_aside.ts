/** Drawing beside the thread that answers requests: what takes a second there would hold up everybody here. */
import type { ResultsPicture } from "@/lib/web/share/results_picture.ts";

/** A picture takes half a second where nothing else is done, and some where all is busy. */
const DRAW_TIMEOUT_MS = 9_000;

/**
 * The picture as PNG, drawn by a thread that ends with it: what drawing needs, some 100 MB, is gone in between.
 * Rejects where it fails, or takes too long.
 */
export async function drawAside(picture: ResultsPicture): Promise<Uint8Array<ArrayBuffer>> {
  const thread = new Worker(new URL("./picture_thread.ts", import.meta.url), { type: "module" });
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
  const timer = setTimeout(
    () => reject(new Error(`the picture is not drawn after ${DRAW_TIMEOUT_MS / 1000} s`)),
    DRAW_TIMEOUT_MS,
  );
  thread.onmessage = ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) => resolve(data);
  thread.onerror = (event) => {
    event.preventDefault(); // or the whole process ends with it
    reject(new Error(`the picture cannot be drawn: ${event.message}`));
  };
  thread.postMessage(picture);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    thread.terminate();
  }
}
