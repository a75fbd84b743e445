import { asset } from "fresh/runtime";
import ElectionPanel from "@/islands/ElectionPanel.tsx";
import { DataLinks } from "@/lib/web/components/DataLinks.tsx";
import { portraitsAddress } from "@/lib/web/look/portraits.ts";
import { panelTemplatesFor } from "@/lib/web/messages/mod.ts";
import { define } from "@/lib/web/define.ts";
import { viewOf } from "@/lib/web/table_view.ts";

/** The election panel. */
export default define.page(function ElectionPage({ state, url }) {
  const { frame } = state.live;
  return (
    <>
      <ElectionPanel
        frame={JSON.stringify(frame)}
        language={state.language}
        texts={JSON.stringify(panelTemplatesFor(state.language))}
        view={viewOf(url.searchParams)}
        portraits={asset(portraitsAddress(state.live.scenario))}
      />
      <DataLinks language={state.language} />
    </>
  );
});
