import "@/lib/web/client/common.ts";
import { render } from "preact";
import { TurnoutPanel, type TurnoutPanelProps } from "@/lib/web/components/turnout/TurnoutPanel.tsx";

/** Takes over the table that the server has rendered into `element`, from the same props. Returns the end. */
export function keepTurnout(element: Element, props: TurnoutPanelProps): () => void {
  // What has been typed meanwhile is searched for.
  const q = element.querySelector<HTMLInputElement>("input[name=q]")?.value ?? props.view.q;
  const view = q === props.view.q ? props.view : { ...props.view, q, page: 1 };
  render(<TurnoutPanel {...props} view={view} />, element);
  return () => render(null, element);
}
