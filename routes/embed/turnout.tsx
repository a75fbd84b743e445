import { EmbeddedPart } from "@/lib/web/components/EmbeddedPart.tsx";
import { TurnoutPart } from "@/lib/web/components/turnout/TurnoutPart.tsx";
import { define } from "@/lib/web/define.ts";
import { panelProps } from "@/lib/web/panel/props.ts";
import { viewOf } from "@/lib/web/panel/view.ts";

/** The turnout by location, for a page of another site. */
export default define.page(function EmbeddedTurnout({ state, url }) {
  const props = panelProps(state);
  return (
    <EmbeddedPart {...props}>
      <TurnoutPart {...props} view={viewOf(url.searchParams)} framed />
    </EmbeddedPart>
  );
});
