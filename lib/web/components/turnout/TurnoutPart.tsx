import { LiveTurnout } from "@/islands/LiveParts.tsx";
import { TurnoutPanel, type TurnoutPanelProps } from "@/lib/web/components/turnout/TurnoutPanel.tsx";

/** The table of locations as it arrives, and what goes on with it once a reader comes near. */
export function TurnoutPart(props: TurnoutPanelProps) {
  return (
    <>
      <div id="turnout-panel">
        <TurnoutPanel {...props} />
      </div>
      <LiveTurnout {...props} />
    </>
  );
}
