import "@/lib/web/client/common.ts";
import { useEffect } from "preact/hooks";
import { type Polled, pollSections } from "@/lib/web/client/poll_sections.ts";

/**
 * Keeps sections current that the server has drawn and that change with more than the count, but for what is being
 * typed into them; or loads a page again once it can be whole. Draws nothing itself.
 */
export default function PolledSections(props: Polled) {
  useEffect(() => pollSections(props), []);
  return null;
}
