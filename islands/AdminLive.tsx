import "@/lib/web/client/common.ts";
import { useEffect } from "preact/hooks";
import { type PolledSections, pollSections } from "@/lib/web/client/poll_sections.ts";

/** Keeps the administrator's page current, but for what is being typed into it. Draws nothing itself. */
export default function AdminLive(props: PolledSections) {
  useEffect(() => pollSections(props), []);
  return null;
}
