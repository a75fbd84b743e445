import { EmbeddedPart } from "@/lib/web/components/EmbeddedPart.tsx";
import { LiveTileMap } from "@/lib/web/components/map/LiveTileMap.tsx";
import { define } from "@/lib/web/define.ts";
import { panelProps } from "@/lib/web/panel/props.ts";
import { viewOf } from "@/lib/web/panel/view.ts";

/** The map, for a page of another site. */
export default define.page(function EmbeddedMap({ state, url }) {
  const { live: { scenario, frame }, language } = state;
  return (
    <EmbeddedPart {...panelProps(state)}>
      <LiveTileMap {...{ scenario, frame, language }} view={viewOf(url.searchParams)} framed />
    </EmbeddedPart>
  );
});
