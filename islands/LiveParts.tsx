/** What makes lower parts of the panel live when a reader comes near: what that takes is not loaded before. */
import "@/lib/web/client/common.ts";
import { useEffect } from "preact/hooks";
import type { MapProps } from "@/lib/web/client/keep_map.ts";
import { whenNear } from "@/lib/web/client/when_near.ts";
import type { TurnoutPanelProps } from "@/lib/web/components/turnout/TurnoutPanel.tsx";

/** The map. Draws nothing itself. */
export function LiveMap(props: MapProps) {
  useEffect(() =>
    whenNear("tiles", async (element) => {
      const { keepMap } = await import("@/lib/web/client/keep_map.ts");
      const end = keepMap(props);
      element.setAttribute("data-ready", "true");
      return end;
    }), []);
  return null;
}

interface LiveDemographicsProps {
  /** Answers them as they are now. */
  url: string;
  /** Of the frame that the page was made from. */
  version: number;
}

/** Turnout and vote by age and gender. Draws nothing itself. */
export function LiveDemographics({ url, version }: LiveDemographicsProps) {
  useEffect(() =>
    whenNear("demographics", async () => {
      const { followSections } = await import("@/lib/web/client/live_sections.ts");
      return followSections(url, version);
    }), []);
  return null;
}

/** The table of locations. Draws nothing itself. */
export function LiveTurnout(props: TurnoutPanelProps) {
  useEffect(() =>
    whenNear("turnout-panel", async (element) => {
      const { keepTurnout } = await import("@/lib/web/client/keep_turnout.tsx");
      return keepTurnout(element, props);
    }), []);
  return null;
}
