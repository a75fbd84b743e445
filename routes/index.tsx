import { asset } from "fresh/runtime";
import ElectionPanel from "@/islands/ElectionPanel.tsx";
import { DataLinks } from "@/lib/web/components/DataLinks.tsx";
import { portraitsAddress } from "@/lib/web/look/portraits.ts";
import { define } from "@/lib/web/define.ts";
import { viewOf } from "@/lib/web/table_view.ts";

/** The election panel. */
export default define.page(function ElectionPage({ state, url }) {
  const { frame } = state.live;
  return (
    <>
      <ElectionPanel
        frame={JSON.stringify(frame)}
        view={viewOf(url.searchParams)}
        portraits={asset(portraitsAddress(state.live.scenario))}
      />
      <DataLinks language={frame.election.language} />
    </>
  );
});
