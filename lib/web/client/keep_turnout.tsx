import { render } from "preact";
import { TurnoutPanel, type TurnoutPanelProps } from "@/lib/web/components/TurnoutPanel.tsx";

/** Takes over the table that the server has rendered into `element`, from the same props. Returns the end. */
export function keepTurnout(element: Element, props: TurnoutPanelProps): () => void {
  render(<TurnoutPanel {...props} />, element);
  return () => render(null, element);
}
