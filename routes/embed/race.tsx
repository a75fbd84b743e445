import { EmbeddedPart } from "@/lib/web/components/EmbeddedPart.tsx";
import { RacePart } from "@/lib/web/components/race/RacePart.tsx";
import { define } from "@/lib/web/define.ts";
import { panelProps } from "@/lib/web/panel/props.ts";
import { viewOf } from "@/lib/web/panel/view.ts";

/** The race over time, for a page of another site. */
export default define.page(function EmbeddedRace({ state, url }) {
  return (
    <EmbeddedPart {...panelProps(state)}>
      <RacePart state={state} view={viewOf(url.searchParams)} framed />
    </EmbeddedPart>
  );
});
