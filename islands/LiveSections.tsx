import "@/lib/web/client/common.ts";
import { useEffect } from "preact/hooks";
import { followSections } from "@/lib/web/client/live_sections.ts";

interface LiveSectionsProps {
  /** Answers the sections as they are now. */
  url: string;
  /** Of the frame that the page was made from. */
  version: number;
}

/** Shows nothing itself: keeps sections current that the server has drawn, as another island shows newer frames. */
export default function LiveSections({ url, version }: LiveSectionsProps) {
  useEffect(() => followSections(url, version), []);
  return null;
}
